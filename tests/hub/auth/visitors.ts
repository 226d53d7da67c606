/** Other people's requests for access to gated repos, as the owners of a repo see them (reference section 6). */
import type { AccessStatus } from "#tests/hub/auth/access.ts";
import type { Repo } from "#tests/hub/catalogue/repo.ts";
import { seededHex } from "#tests/hub/content/random.ts";

export type VisitorRequest = {
  readonly user: string;
  readonly fullname: string;
  readonly email: string;
  readonly status: AccessStatus;
  readonly timestamp: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly grantedBy: string | null;
  readonly reviewedAt: string | null;
};

export type Visitors = {
  of(repo: Repo): readonly VisitorRequest[];
  /** Changes the request of a person, or null when there is none. */
  review(repo: Repo, user: string, status: AccessStatus, reviewer: string): VisitorRequest | null;
  /** Lets someone in who has not asked. */
  grant(repo: Repo, user: string, reviewer: string): void;
};

/** Every gated repo begins with three requests: one of each standing. */
export function createVisitors(): Visitors {
  const books = new Map<string, VisitorRequest[]>();
  const bookOf = (repo: Repo): VisitorRequest[] => {
    const known = books.get(repo.objectId);
    if (known !== undefined) return known;
    const fresh: VisitorRequest[] = [
      visitor("bo-weaver", "Bo Weaver", "pending"),
      visitor("sasha-f", "Sasha Field", "accepted"),
      visitor("kim-o", "Kim Osei", "rejected"),
    ];
    books.set(repo.objectId, fresh);
    return fresh;
  };
  const now = (): string => new Date().toISOString();
  return {
    of: bookOf,
    review(repo, user, status, reviewer) {
      const book = bookOf(repo);
      const at = book.findIndex((request) => request.user === user || visitorId(request.user) === user);
      const before = book[at];
      if (before === undefined) return null;
      const after = { ...before, status, grantedBy: status === "accepted" ? reviewer : null, reviewedAt: now() };
      book[at] = after;
      return after;
    },
    grant(repo, user, reviewer) {
      const accepted = { ...visitor(user, user, "accepted"), timestamp: now(), grantedBy: reviewer, reviewedAt: now() };
      bookOf(repo).push(accepted);
    },
  };
}

/** The id of a visitor, which follows from the name. */
export function visitorId(user: string): string {
  return seededHex(`user ${user}`, 24);
}

function visitor(user: string, fullname: string, status: AccessStatus): VisitorRequest {
  const isReviewed = status !== "pending";
  return {
    ...{ user, fullname, email: `${user}@hubdeck.example`, status, timestamp: "2026-11-02T09:15:00.000Z", fields: {} },
    grantedBy: status === "accepted" ? "ana-m" : null,
    reviewedAt: isReviewed ? "2026-11-03T10:00:00.000Z" : null,
  };
}
