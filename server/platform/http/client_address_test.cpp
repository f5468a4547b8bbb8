#include "platform/http/client_address.hpp"

#include <gtest/gtest.h>

namespace billspay::http {
namespace {

Peer peer(std::string_view text) { return IpAddress::parse(text); }

std::string client_ip(std::string_view from, std::string_view proxies,
                      std::string_view forwarded_for) {
  const Client client =
      find_client(peer(from), false, *TrustedProxies::parse(proxies), forwarded_for, "");
  return client.address ? client.address->to_string() : "none";
}

TEST(IpAddress, HasOneSpellingPerAddress) {
  EXPECT_EQ(IpAddress::parse("::ffff:192.0.2.1"), IpAddress::parse("192.0.2.1"));
  EXPECT_EQ(IpAddress::parse("::FFFF:C000:0201")->to_string(), "192.0.2.1");
  EXPECT_EQ(IpAddress::parse("2001:DB8:0::0:1")->to_string(), "2001:db8::1");
  for (const std::string_view text : {"", "1.2.3", "1.2.3.4:80", "[::1]", "fe80::1%eth0",
                                      "0x7f.0.0.1", "localhost", "1.2.3.4 "}) {
    EXPECT_FALSE(IpAddress::parse(text)) << text;
  }
}

// S32
TEST(ClientAddress, IgnoresHeadersFromAnyoneWhoIsNotListed) {
  EXPECT_EQ(client_ip("198.51.100.7", "", "203.0.113.9"), "198.51.100.7");
  EXPECT_EQ(client_ip("198.51.100.7", "10.0.0.0/8", "203.0.113.9"), "198.51.100.7");
  EXPECT_EQ(client_ip("127.0.0.1", "", "203.0.113.9"), "127.0.0.1");
  EXPECT_FALSE(find_client(peer("198.51.100.7"), false, TrustedProxies(), "", "https").secure);
  EXPECT_TRUE(find_client(peer("198.51.100.7"), true, TrustedProxies(), "", "http").secure);
}

// S32
TEST(ClientAddress, TakesTheRightmostAddressThatIsNotAProxy) {
  EXPECT_EQ(client_ip("127.0.0.1", "127.0.0.1", "203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(client_ip("127.0.0.1", "127.0.0.1", "1.1.1.1, 203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(client_ip("127.0.0.1", "127.0.0.1,10.0.0.0/8", "1.1.1.1, 203.0.113.9,10.9.9.9"),
            "203.0.113.9");
  EXPECT_EQ(client_ip("::1", "::1", "2001:db8::5"), "2001:db8::5");
  EXPECT_EQ(client_ip("::ffff:127.0.0.1", "127.0.0.0/8", "203.0.113.9"), "203.0.113.9");
}

// S32
TEST(ClientAddress, StopsAtWhatIsNotAnAddress) {
  EXPECT_EQ(client_ip("127.0.0.1", "127.0.0.1", ""), "127.0.0.1");
  EXPECT_EQ(client_ip("127.0.0.1", "127.0.0.1", "unknown"), "127.0.0.1");
  EXPECT_EQ(client_ip("127.0.0.1", "127.0.0.1", "203.0.113.9, evil"), "127.0.0.1");
  EXPECT_EQ(client_ip("127.0.0.1", "127.0.0.1, 10.0.0.1", "203.0.113.9, evil, 10.0.0.1"),
            "10.0.0.1");
  EXPECT_EQ(client_ip("127.0.0.1", "127.0.0.1", ",,,"), "127.0.0.1");
}

TEST(ClientAddress, TrustsUnixPeersOnlyWhenToldTo) {
  const Peer local;
  EXPECT_FALSE(find_client(local, false, TrustedProxies(), "203.0.113.9", "https").address);
  const auto proxies = TrustedProxies::parse("unix");
  const Client client = find_client(local, false, *proxies, "203.0.113.9", "https");
  EXPECT_EQ(client.address, IpAddress::parse("203.0.113.9"));
  EXPECT_TRUE(client.secure);
  EXPECT_FALSE(find_client(local, false, *proxies, "", "").address);
}

TEST(ClientAddress, BelievesTheProxyAboutTheScheme) {
  const auto proxies = *TrustedProxies::parse("127.0.0.1");
  const Peer proxy = peer("127.0.0.1");
  EXPECT_TRUE(find_client(proxy, false, proxies, "", "https").secure);
  EXPECT_FALSE(find_client(proxy, false, proxies, "", "https, http").secure);
  EXPECT_FALSE(find_client(proxy, false, proxies, "", "HTTPS!").secure);
  EXPECT_FALSE(find_client(proxy, true, proxies, "", "http").secure);
  EXPECT_TRUE(find_client(proxy, true, proxies, "", "").secure);
}

TEST(TrustedProxies, ReadsNetworks) {
  const auto proxies = TrustedProxies::parse(" 10.1.0.0/16 ,2001:db8::/32, 192.0.2.1 ");
  ASSERT_TRUE(proxies) << proxies.error();
  EXPECT_TRUE(proxies->trusts(peer("10.1.255.255")));
  EXPECT_FALSE(proxies->trusts(peer("10.2.0.0")));
  EXPECT_TRUE(proxies->trusts(peer("2001:db8:ffff::1")));
  EXPECT_FALSE(proxies->trusts(peer("2001:db9::1")));
  EXPECT_TRUE(proxies->trusts(peer("192.0.2.1")));
  EXPECT_FALSE(proxies->trusts(peer("192.0.2.2")));
  EXPECT_FALSE(proxies->trusts(std::nullopt));
  EXPECT_TRUE(TrustedProxies::parse("0.0.0.0/0")->trusts(peer("8.8.8.8")));
  EXPECT_FALSE(TrustedProxies::parse("0.0.0.0/0")->trusts(peer("2001:db8::1")));
}

TEST(TrustedProxies, SaysWhichEntryIsWrong) {
  for (const std::string_view list : {"10.0.0.0/33", "10.0.0.1/8", "::1/129", "proxy.example",
                                      "10.0.0.0/", "10.0.0.0/8x", "127.0.0.1,,::1", "UNIX"}) {
    const auto proxies = TrustedProxies::parse(list);
    ASSERT_FALSE(proxies) << list;
    EXPECT_NE(proxies.error().find("The trusted proxy '"), std::string::npos);
  }
}

}  // namespace
}  // namespace billspay::http
