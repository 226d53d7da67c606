/** Attacks by pictures and other media: pixels that report home, addresses inside the network, and what is no picture. */
import type { HostileCase } from "#tests/security/hostile-cards/cases.ts";

const away = "https://attacker.example";

const each = (name: string, cards: readonly string[]): HostileCase[] =>
  cards.map((card, at) => ({ name: `${name} ${at + 1}`, card }));

export const pictureCases: readonly HostileCase[] = each("a picture", [
  `![tracker](${away}/pixel.png)`,
  `![tracker](//attacker.example/pixel.png)`,
  `![tracker](\\\\attacker.example\\pixel.png)`,
  `![loopback](http://127.0.0.1:1/pixel.png)`,
  `![loopback](http://localhost:1/pixel.png) ![six](http://[::1]:1/x.png)`,
  `![metadata](http://169.254.169.254/latest/meta-data)`,
  `![printer](http://192.168.1.1/status.png) ![router](https://10.0.0.1/x.png)`,
  `![number](https://2130706433/x.png) ![hex](https://0x7f000001/x.png) ![octal](https://0177.0.0.1/x.png)`,
  `![outside](../../../../etc/passwd) ![encoded](%2e%2e/%2e%2e/%2e%2e/api/whoami-v2)`,
  `![file](file:///etc/passwd) ![data](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIj48L3N2Zz4=)`,
  `![script](javascript:steal()) ![blob](blob:null/1)`,
  `![page](page.svg) ![not one](fake.png)`,
  `<img src="${away}/p.png" srcset="${away}/2x.png 2x" sizes="100vw" loading="eager" fetchpriority="high">`,
  `<img srcset="javascript:steal() 1x"><img srcset="${away}/only-set.png 1x">`,
  `<img src="x" lowsrc="${away}/low.png" dynsrc="${away}/dyn.avi" longdesc="${away}" usemap="#m" crossorigin>`,
  `<picture><source srcset="${away}/a.png" media="(min-width: 1px)"><img src="${away}/b.png"></picture>`,
  `<picture><source media="(prefers-color-scheme: dark)" srcset="javascript:steal()"><img alt="no source"></picture>`,
  `<video src="${away}/v.mp4" poster="${away}/poster.png" autoplay muted></video>`,
  `<audio src="${away}/a.mp3" autoplay controls></audio>`,
  `<video><source src="${away}/v.webm"><track src="${away}/t.vtt" default></video>`,
  `<bgsound src="${away}/s.wav"><command icon="${away}/i.png">`,
  `<img width="99999" height="99999" src="small.png" alt="sized"><img width="100%" height="-5" src="small.png" alt="sized">`,
  `[![badge](${away}/badge.svg)](${away}/click)`,
  `![credentials](https://user:secret@attacker.example/x.png)`,
]);
