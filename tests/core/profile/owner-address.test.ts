import { describe, expect, it } from "vitest";
import { ownerAddress } from "#core/profile/owner-address.ts";

describe("the owner's address", () => {
  it("is a socket in the profile folder", () => {
    expect(ownerAddress({ platform: "linux", folder: "/home/ada/.config/hubdeck", userId: 1000 })).toBe(
      "/home/ada/.config/hubdeck/owner.sock",
    );
  });

  it("is a short hashed name when the folder's path is too long for a socket, measured in bytes", () => {
    const long = ownerAddress({ platform: "linux", folder: `/home/${"ä".repeat(50)}`, userId: 1000 });
    expect(long).toMatch(/^\/tmp\/hubdeck-1000\/[0-9a-f]{32}\.sock$/);
    expect(ownerAddress({ platform: "linux", folder: `/home/${"ä".repeat(51)}`, userId: 1000 })).not.toBe(long);
    const fits = ownerAddress({ platform: "darwin", folder: `/${"a".repeat(91)}`, userId: 501 });
    expect(Buffer.byteLength(fits)).toBe(103);
  });

  it("is a named pipe on Windows, the same for every spelling of the folder's case", () => {
    const pipe = ownerAddress({ platform: "win32", folder: "C:\\Users\\Ada\\Hubdeck", userId: null });
    expect(pipe).toMatch(/^\\\\\.\\pipe\\hubdeck-[0-9a-f]{32}$/);
    expect(ownerAddress({ platform: "win32", folder: "c:\\users\\ada\\hubdeck", userId: null })).toBe(pipe);
  });
});
