// Routes, hosts, cookies, cursors: what stands between the network and the handlers.
#include <gtest/gtest.h>

#include "platform/http/cookies.hpp"
#include "platform/http/host_policy.hpp"
#include "platform/http/paging.hpp"
#include "platform/http/router.hpp"

namespace billspay::http {
namespace {

std::shared_ptr<Endpoint> endpoint(Method method, std::string_view path, std::string_view id) {
  auto one = std::make_shared<Endpoint>();
  one->operation = {method, path, id, "", {}};
  return one;
}

Router sample() {
  Router router;
  router.add(endpoint(Method::get, "/api/receipts", "list"));
  router.add(endpoint(Method::get, "/api/receipts/{id}", "get"));
  router.add(endpoint(Method::get, "/api/receipts/summary", "summary"));
  router.add(endpoint(Method::remove, "/api/a/{id}/b/{other}", "remove"));
  return router;
}

TEST(Router, PrefersLiteralsAndHandsOutValues) {
  const Router router = sample();
  EXPECT_EQ(router.find(Method::get, "/api/receipts/summary").endpoint->operation.id, "summary");
  const auto one = router.find(Method::head, "/api/receipts/7");
  ASSERT_NE(one.endpoint, nullptr);
  EXPECT_EQ(one.endpoint->operation.id, "get");
  EXPECT_EQ(one.values.values[0], "7");
  EXPECT_EQ(router.find(Method::remove, "/api/a/1/b/2").values.values[1], "2");
}

TEST(Router, TellsUnknownPathsFromWrongMethods) {
  const Router router = sample();
  for (const std::string_view path : {"/", "/api", "/api/receipts/", "/api/receipts//",
                                      "/API/receipts", "/api/receipts/1/2", "/api/a//b/2"}) {
    const auto match = router.find(Method::get, path);
    EXPECT_EQ(match.endpoint, nullptr) << path;
    EXPECT_EQ(match.allowed, "") << path;
  }
  const auto match = router.find(Method::post, "/api/receipts");
  EXPECT_EQ(match.endpoint, nullptr);
  EXPECT_EQ(match.allowed, "GET, HEAD");
}

TEST(Router, KnowsAnotherFormOfAThingByItsEnding) {
  Router router = sample();
  router.add(endpoint(Method::get, "/api/receipts/{id}.pdf", "print"));
  router.add(endpoint(Method::get, "/api/receipts/{id}.large.pdf", "poster"));
  router.add(endpoint(Method::get, "/api/receipts/{id}.pdf/{page}", "page"));
  const auto id_and_value = [&](std::string_view path) {
    const auto match = router.find(Method::get, path);
    return match.endpoint == nullptr ? ""
                                     : std::string(match.endpoint->operation.id) + " " +
                                           std::string(match.values.values[0]);
  };
  EXPECT_EQ(id_and_value("/api/receipts/7.pdf"), "print 7");
  EXPECT_EQ(id_and_value("/api/receipts/7.large.pdf"), "poster 7");
  EXPECT_EQ(id_and_value("/api/receipts/summary.pdf"), "print summary");
  EXPECT_EQ(id_and_value("/api/receipts/7.pdf/2"), "page 7");
  for (const std::string_view value : {"7", "7.PDF", "7.pdf.", "7pdf", ".pdf", "7.pdf%00"}) {
    EXPECT_EQ(id_and_value("/api/receipts/" + std::string(value)), "get " + std::string(value));
  }
  EXPECT_EQ(id_and_value("/api/receipts/7.pdf/"), "");
  EXPECT_EQ(router.find(Method::post, "/api/receipts/7.pdf").allowed, "GET, HEAD");
}

TEST(Router, RefusesTwoEndpointsForOneAddress) {
  Router router = sample();
  EXPECT_THROW(router.add(endpoint(Method::get, "/api/receipts", "again")), std::logic_error);
}

// S31
TEST(HostPolicy, AllowsOneSpellingOfNameWithItsPortAndDot) {
  const HostPolicy policy({"admin.example.com"});
  for (const std::string_view host :
       {"admin.example.com", "ADMIN.example.com", "admin.example.com.", "admin.example.com:8081",
        "admin.example.com.:443"}) {
    EXPECT_TRUE(policy.allows(host)) << host;
  }
  for (const std::string_view host :
       {"", "example.com", "xadmin.example.com", "admin.example.com..", "admin.example.com:",
        "admin.example.com:x", "admin.example.com:80:80", "admin.example.com:123456",
        "admin.example.com@evil.com", "user@admin.example.com", "evil.com#admin.example.com",
        "admin\xe3\x80\x82"
        "example.com",
        " admin.example.com", "admin.example.com,evil.com", "[admin.example.com]", "127.0.0.1"}) {
    EXPECT_FALSE(policy.allows(host)) << host;
  }
  EXPECT_THROW(HostPolicy(std::vector<std::string>()), std::invalid_argument);
  EXPECT_TRUE(HostPolicy().allows("anything"));
}

// S21
TEST(Cookies, AreHiddenFromScriptsAndForeignSites) {
  const Cookie secure("refresh", true);
  EXPECT_EQ(secure.set("v", std::chrono::seconds(60)),
            "__Host-refresh=v; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure");
  EXPECT_EQ(Cookie("refresh", false).clear(),
            "refresh=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
  Request request;
  request.headers = {{"cookie", "a=1; __Host-refresh=token; b=2"}};
  EXPECT_EQ(secure.read(request), "token");
  EXPECT_EQ(Cookie("refresh", false).read(request), std::nullopt);
  request.headers = {{"cookie", "__Host-refresh=x; __Host-refresh=y"}};
  EXPECT_EQ(secure.read(request), std::nullopt);
}

TEST(Cursor, ComesBackAsItWas) {
  const Cursor cursor{*parse_timestamp("2026-01-31T09:30:00.123456Z"), Uuid::v7()};
  const auto again = Cursor::parse(cursor.to_string());
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->at, cursor.at);
  EXPECT_EQ(again->id, cursor.id);
  EXPECT_FALSE(Cursor::parse("").has_value());
  EXPECT_FALSE(Cursor::parse("AAAA").has_value());
  EXPECT_FALSE(Cursor::parse(cursor.to_string() + "A").has_value());
  EXPECT_FALSE(Cursor::parse("f" + cursor.to_string().substr(1)).has_value());  // the year 200,000
}

}  // namespace
}  // namespace billspay::http
