/** A harmless card that uses all of Markdown that cards use. */

export const markdownCard = `# Everything a card may hold

<p align="center"><img src="images/chart.png" width="320" alt="A chart, in HTML"></p>

## Text

Plain, *emphasis*, **strong**, ~~gone~~, \`code\`, a [link](https://example.com "with a title"), a link to
[a file](config.json), to [a section](#tables), and an address by itself: https://example.com/path?query=1.
A line with two spaces at its end  
goes on below. H<sub>2</sub>O and x<sup>2</sup>. Press <kbd>Ctrl</kbd>. &copy; &lt;3

## Lists

- one
  - one and a half
    1. deep
    2. deeper
- two

3. starts at three
4. goes on

- [x] done
- [ ] not done

## Tables

| Left | Middle | Right |
|:---|:---:|---:|
| a | b | 1 |
| \`|\` escaped \\| pipe | **bold** | 1 000 000 |
| a very long cell that has to wrap or scroll and must never push the page wider than the window that it is in | | |

## Code

\`\`\`python
def tide(hour: float) -> float:
    """Height in metres."""
    return 1.42 * cos(hour / 12.42 * 2 * pi)  # a comment that is long enough to need a scroll bar in any narrow window
\`\`\`

\`\`\`
no language
\`\`\`

    indented by four

## Quotes

> A quote
>
> > in a quote

## Pictures

![By a relative path](images/chart.png)
![With a space](images/with%20space.png)
![From ./](./images/chart.png)
![Missing](images/missing.png)
![Elsewhere](https://pictures.example.com/somewhere.png)

<details><summary>More</summary>

Folded **Markdown**.

</details>

---

### Third level
#### Fourth level
##### Fifth level

Mathematics stays as it is: $E = mc^2$.

Footnote.[^1]

[^1]: Down here.
`;
