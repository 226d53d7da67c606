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

## Badges

<p align="center">
  <a href="https://example.com/build"><img src="https://badges.example.com/build.svg" alt="build"></a>
  <a href="https://example.com/licence"><img src="https://badges.example.com/licence.svg" alt="licence"></a>
  <a href="https://example.com/chat"><img src="https://img.example.net/chat.svg" alt="chat"></a>
</p>

## Mathematics

The loss is $\\mathcal{L}(\\theta) = -\\sum_{t=1}^{T} \\log p_\\theta(x_t \\mid x_{<t})$, and a run costs $5 to $10.

$$
\\begin{aligned}
\\operatorname{softmax}(z)_i &= \\frac{e^{z_i}}{\\sum_{j=1}^{K} e^{z_j}} \\\\
\\nabla_z \\mathcal{L} &= p - y \\in \\mathbb{R}^K
\\end{aligned}
$$

## HTML that cards use

<table>
  <tr><th>Model</th><th align="right">Score</th></tr>
  <tr><td><b>Small</b></td><td align="right">61.2</td></tr>
  <tr><td colspan="2" align="center"><i>Larger ones follow</i></td></tr>
</table>

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="images/with%20space.png">
  <img src="images/chart.png" width="50%" alt="One picture by day, another by night">
</picture>

<video src="https://example.com/film.mp4" controls></video>

Go <a href="#given">to an anchor that the author gave</a>.

<a id="given"></a>

## Other scripts

### العربية

نموذج لغوي صغير لقراءة جداول المد والجزر، مع **أمثلة** و\`code\`.

- القائمة الأولى
- القائمة الثانية

### 日本語と中文

潮汐表を読むための小さな言語モデルです。**太字**、\`コード\`、[リンク](https://example.com/ja)。
用于阅读潮汐表的小型语言模型。

### עברית

מודל שפה קטן לקריאת טבלאות גאות ושפל.

## Footnotes

A footnote.[^1] Another one, with a name.[^longer]

[^1]: Down here.
[^longer]: It may have **marks** and a [link](https://example.com/note).
`;
