import assert from "node:assert/strict";
import { test } from "node:test";
import { createClientOf, isProxyName } from "#server/client-address.ts";

const addressOf = (trusted: string[], peer: string | undefined, forwarded?: string) =>
  createClientOf(trusted)(peer, forwarded === undefined ? {} : { "x-forwarded-for": forwarded })
    .address;

test("without a trusted proxy the socket's other end is who asks, whatever it claims", () => {
  assert.equal(addressOf([], "203.0.113.9"), "203.0.113.9");
  assert.equal(addressOf([], "203.0.113.9", "198.51.100.1"), "203.0.113.9");
  assert.equal(addressOf(["10.0.0.0/8"], "203.0.113.9", "198.51.100.1"), "203.0.113.9");
  assert.equal(addressOf([], undefined, "198.51.100.1"), "");
});

test("a trusted proxy says who asks, and nobody can write themselves in before it", () => {
  const trusted = ["10.0.0.0/8", "fd00::/8"];
  assert.equal(addressOf(trusted, "10.0.0.1", "198.51.100.1"), "198.51.100.1");
  assert.equal(addressOf(trusted, "::ffff:10.0.0.1", "198.51.100.1"), "198.51.100.1");
  assert.equal(addressOf(trusted, "10.0.0.1", "8.8.8.8, 198.51.100.1"), "198.51.100.1");
  assert.equal(addressOf(trusted, "10.0.0.1", "8.8.8.8, 198.51.100.1, 10.0.0.2"), "198.51.100.1");
  assert.equal(addressOf(trusted, "fd00::1", "10.1.1.1, 198.51.100.1, fd00::2"), "198.51.100.1");
  assert.equal(addressOf(trusted, "10.0.0.1"), "10.0.0.1");
  assert.equal(addressOf(trusted, "10.0.0.1", "unknown"), "10.0.0.1");
});

test("an IPv6 address counts without what a household changes as it likes", () => {
  assert.equal(addressOf([], "2001:db8:1:2:3:4:5:6"), "2001:db8:1:2");
  assert.equal(addressOf([], "2001:db8:1:2::9"), "2001:db8:1:2");
  assert.equal(addressOf([], "2001:0db8::9"), "2001:db8:0:0");
  assert.equal(addressOf([], "fe80::1%eth0"), "fe80:0:0:0");
  assert.equal(addressOf([], "::1"), "0:0:0:0");
});

test("only addresses and networks name a proxy", () => {
  for (const good of ["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8", "0.0.0.0/0"])
    assert.ok(isProxyName(good), good);
  for (const bad of ["", "proxy", "10.0.0.0/33", "::1/129", "10.0.0.0/", "10.0.0.0/8/8", "1.2.3"])
    assert.ok(!isProxyName(bad), bad);
});
