/** A few hundred everyday words by target language: enough that a translation looks like one. */

const rows = `
my|mein|mon|mi
name|Name|nom|nombre
is|ist|est|es
and|und|et|y
i|ich|je|yo
live|lebe|vis|vivo
in|in|à|en
work|arbeite|travaille|trabajo
as|als|comme|como
programmer|Programmierer|programmeur|programador
the|die|la|la
a|eine|une|una
tide|Flut|marée|marea
sea|See|mer|mar
comes|kommt|vient|viene
twice|zweimal|deux fois|dos veces
day|Tag|jour|día
good|gut|bon|bueno
morning|Morgen|matin|mañana
hello|hallo|bonjour|hola
world|Welt|monde|mundo
thank|danke|merci|gracias
you|dir|toi|ti
we|wir|nous|nosotros
are|sind|sommes|somos
here|hier|ici|aquí
house|Haus|maison|casa
letter|Brief|lettre|carta
please|bitte|s'il vous plaît|por favor
where|wo|où|dónde
not|nicht|pas|no
today|heute|aujourd'hui|hoy
water|Wasser|eau|agua
book|Buch|livre|libro
with|mit|avec|con
this|dies|ceci|esto`
  .trim()
  .split("\n")
  .map((row) => row.split("|"));

function column(at: number): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row[0] ?? "", row[at] ?? ""]));
}

/** From a word in lower case to its translation, by target language. English is what Japanese is translated to. */
export const phraseBook: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: column(1),
  fr: column(2),
  es: column(3),
  en: {
    こんにちは: "hello",
    世界: "world",
    私: "I",
    は: "",
    の: "of",
    海: "sea",
    手紙: "letter",
    ありがとう: "thank you",
    今日: "today",
    水: "water",
    本: "book",
    家: "house",
    です: "is",
    猫: "cat",
    朝: "morning",
  },
};
