/** What the licences that the Hub names mean, in a line each. A reading aid and no legal advice: the text of the licence holds. */

/** Whether one may use it in a business: freely, within limits that the licence sets, not at all, or it is not known. */
export type CommercialUse = "yes" | "limits" | "no" | "unknown";

export type Licence = {
  /** The Hub's id: `apache-2.0`. */
  readonly id: string;
  readonly name: string;
  readonly commercialUse: CommercialUse;
  readonly meaning: string;
};

type Terms = Omit<Licence, "id" | "name">;

const permissive: Terms = {
  commercialUse: "yes",
  meaning: "Use, change and pass on, also commercially; keep the copyright and licence notices.",
};
const permissivePatents: Terms = {
  commercialUse: "yes",
  meaning:
    "Use, change and pass on, also commercially; keep the notices and say what was changed. Includes a patent licence.",
};
const publicDomain: Terms = {
  commercialUse: "yes",
  meaning: "As good as public domain: use it for anything, without conditions.",
};
const fileCopyleft: Terms = {
  commercialUse: "yes",
  meaning:
    "Also for commercial use; changed parts that are passed on stay under this licence, what is built around them need not.",
};
const copyleft: Terms = {
  commercialUse: "yes",
  meaning:
    "Also for commercial use; whoever passes on changes or works built on it must do so under the same licence, with the source.",
};
const networkCopyleft: Terms = {
  commercialUse: "yes",
  meaning: "As a strong share-alike licence, and offering it over a network counts as passing it on.",
};
const attribution: Terms = {
  commercialUse: "yes",
  meaning: "Use, change and share, also commercially; name the authors and say what was changed.",
};
const shareAlike: Terms = {
  commercialUse: "yes",
  meaning: "Also for commercial use; name the authors, and share what is made from it under the same licence.",
};
const nonCommercial: Terms = {
  commercialUse: "no",
  meaning: "Not for commercial use. Change and share it with the authors’ names.",
};
const nonCommercialShareAlike: Terms = {
  commercialUse: "no",
  meaning: "Not for commercial use; name the authors, and share what is made from it under the same licence.",
};
const noDerivatives: Terms = {
  commercialUse: "yes",
  meaning: "Share it unchanged, also commercially, with the authors’ names; changed versions must not be shared.",
};
const nonCommercialNoDerivatives: Terms = {
  commercialUse: "no",
  meaning: "Not for commercial use; share it unchanged only, with the authors’ names.",
};
const responsible: Terms = {
  commercialUse: "limits",
  meaning:
    "Also for commercial use, but not for the uses that the licence lists as harmful; those limits go with every copy and derived model.",
};
const research: Terms = {
  commercialUse: "no",
  meaning: "For research only, under the owner’s own terms.",
};
const community: Terms = {
  commercialUse: "limits",
  meaning:
    "The maker’s own terms: commercial use within limits, such as an acceptable use policy, naming rules or a cap on users.",
};
const dataSharing: Terms = {
  commercialUse: "yes",
  meaning:
    "Use the data for anything, also commercially; data that is passed on, and changes to it, stay under the same terms.",
};
const dataPermissive: Terms = {
  commercialUse: "yes",
  meaning: "Use the data for anything, also commercially; pass the terms on with the data. Results are free.",
};

const licences: Readonly<Record<string, readonly [name: string, terms: Terms]>> = {
  "apache-2.0": ["Apache License 2.0", permissivePatents],
  mit: ["MIT License", permissive],
  openrail: ["OpenRAIL", responsible],
  "openrail++": ["OpenRAIL++", responsible],
  "bigscience-openrail-m": ["BigScience OpenRAIL-M", responsible],
  "creativeml-openrail-m": ["CreativeML OpenRAIL-M", responsible],
  "bigscience-bloom-rail-1.0": ["BigScience BLOOM RAIL 1.0", responsible],
  "bigcode-openrail-m": ["BigCode OpenRAIL-M", responsible],
  "afl-3.0": ["Academic Free License 3.0", permissivePatents],
  "artistic-2.0": ["Artistic License 2.0", fileCopyleft],
  "bsl-1.0": ["Boost Software License 1.0", permissive],
  bsd: ["BSD licences", permissive],
  "bsd-2-clause": ["BSD 2-Clause", permissive],
  "bsd-3-clause": ["BSD 3-Clause", permissive],
  "bsd-3-clause-clear": ["BSD 3-Clause Clear", permissive],
  "c-uda": [
    "Computational Use of Data Agreement",
    {
      commercialUse: "limits",
      meaning: "Use the data for computing only, such as training; results are free of these terms.",
    },
  ],
  cc: [
    "Creative Commons, which one is not said",
    {
      commercialUse: "unknown",
      meaning: "One of several licences that differ in what they allow; look at the repo’s own words.",
    },
  ],
  "cc0-1.0": ["Creative Commons Zero 1.0", publicDomain],
  "cc-by-2.0": ["Creative Commons Attribution 2.0", attribution],
  "cc-by-2.5": ["Creative Commons Attribution 2.5", attribution],
  "cc-by-3.0": ["Creative Commons Attribution 3.0", attribution],
  "cc-by-4.0": ["Creative Commons Attribution 4.0", attribution],
  "cc-by-sa-3.0": ["Creative Commons Attribution-ShareAlike 3.0", shareAlike],
  "cc-by-sa-4.0": ["Creative Commons Attribution-ShareAlike 4.0", shareAlike],
  "cc-by-nc-2.0": ["Creative Commons Attribution-NonCommercial 2.0", nonCommercial],
  "cc-by-nc-3.0": ["Creative Commons Attribution-NonCommercial 3.0", nonCommercial],
  "cc-by-nc-4.0": ["Creative Commons Attribution-NonCommercial 4.0", nonCommercial],
  "cc-by-nd-4.0": ["Creative Commons Attribution-NoDerivatives 4.0", noDerivatives],
  "cc-by-nc-nd-3.0": ["Creative Commons Attribution-NonCommercial-NoDerivatives 3.0", nonCommercialNoDerivatives],
  "cc-by-nc-nd-4.0": ["Creative Commons Attribution-NonCommercial-NoDerivatives 4.0", nonCommercialNoDerivatives],
  "cc-by-nc-sa-2.0": ["Creative Commons Attribution-NonCommercial-ShareAlike 2.0", nonCommercialShareAlike],
  "cc-by-nc-sa-3.0": ["Creative Commons Attribution-NonCommercial-ShareAlike 3.0", nonCommercialShareAlike],
  "cc-by-nc-sa-4.0": ["Creative Commons Attribution-NonCommercial-ShareAlike 4.0", nonCommercialShareAlike],
  "cdla-sharing-1.0": ["Community Data License Agreement – Sharing 1.0", dataSharing],
  "cdla-permissive-1.0": ["Community Data License Agreement – Permissive 1.0", dataPermissive],
  "cdla-permissive-2.0": ["Community Data License Agreement – Permissive 2.0", dataPermissive],
  wtfpl: ["WTFPL", publicDomain],
  "ecl-2.0": ["Educational Community License 2.0", permissivePatents],
  "epl-1.0": ["Eclipse Public License 1.0", fileCopyleft],
  "epl-2.0": ["Eclipse Public License 2.0", fileCopyleft],
  "etalab-2.0": ["Etalab Open Licence 2.0", attribution],
  "eupl-1.1": ["European Union Public Licence 1.1", copyleft],
  "eupl-1.2": ["European Union Public Licence 1.2", networkCopyleft],
  "agpl-3.0": ["GNU Affero GPL 3.0", networkCopyleft],
  gfdl: ["GNU Free Documentation License", copyleft],
  gpl: ["GNU GPL", copyleft],
  "gpl-2.0": ["GNU GPL 2.0", copyleft],
  "gpl-3.0": ["GNU GPL 3.0", copyleft],
  lgpl: ["GNU Lesser GPL", fileCopyleft],
  "lgpl-2.1": ["GNU Lesser GPL 2.1", fileCopyleft],
  "lgpl-3.0": ["GNU Lesser GPL 3.0", fileCopyleft],
  "lgpl-lr": ["Lesser GPL for Linguistic Resources", fileCopyleft],
  isc: ["ISC License", permissive],
  "h-research": ["H Research License", research],
  "intel-research": ["Intel Research Use License", research],
  "lppl-1.3c": ["LaTeX Project Public License 1.3c", attribution],
  "ms-pl": ["Microsoft Public License", fileCopyleft],
  "apple-ascl": ["Apple Sample Code License", permissive],
  "apple-amlr": ["Apple Machine Learning Research Model License", research],
  "mpl-2.0": ["Mozilla Public License 2.0", fileCopyleft],
  "odc-by": ["Open Data Commons Attribution", attribution],
  odbl: ["Open Database License", dataSharing],
  openmdw: ["OpenMDW", permissivePatents],
  "openmdw-1.0": ["OpenMDW 1.0", permissivePatents],
  "osl-3.0": ["Open Software License 3.0", networkCopyleft],
  postgresql: ["PostgreSQL License", permissive],
  "ofl-1.1": [
    "SIL Open Font License 1.1",
    {
      commercialUse: "yes",
      meaning: "Use and change freely; may be sold only together with something else, and stays under this licence.",
    },
  ],
  ncsa: ["NCSA Open Source License", permissive],
  unlicense: ["The Unlicense", publicDomain],
  zlib: ["zlib License", permissive],
  pddl: ["Public Domain Dedication and License", publicDomain],
  "deepfloyd-if-license": ["DeepFloyd IF License", research],
  "fair-noncommercial-research-license": ["FAIR Noncommercial Research License", research],
  llama2: ["Llama 2 Community License", community],
  llama3: ["Llama 3 Community License", community],
  "llama3.1": ["Llama 3.1 Community License", community],
  "llama3.2": ["Llama 3.2 Community License", community],
  "llama3.3": ["Llama 3.3 Community License", community],
  llama4: ["Llama 4 Community License", community],
  gemma: ["Gemma Terms of Use", community],
  "grok2-community": ["Grok 2 Community License", community],
};

const own: Terms = {
  commercialUse: "unknown",
  meaning: "The maker’s own licence. Read it before you use this.",
};
const unsaid: Terms = {
  commercialUse: "unknown",
  meaning: "The repo does not say under which terms it may be used. Without a licence, assume that you may not.",
};

/** What an id of the Hub means; `other` and ids that are not known are the maker's own, null and `unknown` are not said. */
export function licenceOf(id: string | null, ownName: string | null = null): Licence {
  const key = id?.toLowerCase() ?? null;
  if (key === null || key === "unknown") return { id: key ?? "", name: "No licence stated", ...unsaid };
  const known = licences[key];
  if (known !== undefined && Object.hasOwn(licences, key)) return { id: key, name: known[0], ...known[1] };
  return { id: key, name: ownName ?? (key === "other" ? "A licence of its own" : (id ?? key)), ...own };
}
