// The consoles through the front door: each on the listener of its audience, under that listener's
// hosts, and nothing beside them.
#include <gtest/gtest.h>

#include "tests/support/consoles.hpp"
#include "tests/support/raw_requests.hpp"
#include "tests/support/test_server.hpp"

namespace billspay::test_support {
namespace {

constexpr auto script = "/assets/index-Td3gH2kL.js";

// Each word of the list stands for a listener and for the host that it answers to.
const std::vector<std::pair<std::string, std::string>> listeners{
    {"public", "localhost"}, {"agent", "agent.localhost"}, {"admin", "admin.localhost"}};

class Pages : public testing::Test {
 protected:
  static void SetUpTestSuite() { server_ = std::make_unique<TestServer>(); }
  static void TearDownTestSuite() { server_.reset(); }
  static std::string answer(const std::string& listener, const std::string& request) {
    return raw_answer(server_->port(listener), request);
  }
  static inline std::unique_ptr<TestServer> server_;
};

// S44 S45 S63
TEST_F(Pages, AllowThemselvesTheirOwnScriptsStylesAndData) {
  for (const auto& [listener, host] : listeners) {
    auto client = server_->client(listener, host);
    for (const auto* path : {"/", "/sign-in", "/customers/0190?from=2026-01-01"}) {
      const auto page = client.get(path).raw;
      EXPECT_EQ(page.status, 200) << path;
      EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
      const auto nonce_at = page.body.find("nonce=\"") + 7;
      const auto nonce = page.body.substr(nonce_at, page.body.find('"', nonce_at) - nonce_at);
      EXPECT_EQ(nonce.size(), 22U) << page.body;
      EXPECT_EQ(page.header("content-security-policy"),
                "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce +
                    "'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; "
                    "manifest-src 'self'; form-action 'self'; base-uri 'none'; "
                    "frame-ancestors 'none'");
      EXPECT_FALSE(client.get(path).raw.body.contains(nonce)) << "the same nonce again";
      EXPECT_EQ(page.header("cache-control"), "no-store");
      EXPECT_EQ(page.header("referrer-policy"), "no-referrer");
      EXPECT_EQ(page.header("x-content-type-options"), "nosniff");
      EXPECT_EQ(page.header("cross-origin-opener-policy"), "same-origin");
      EXPECT_EQ(page.header("cross-origin-resource-policy"), "same-origin");
      for (const auto* feature : {"camera", "microphone", "geolocation", "payment", "usb"}) {
        EXPECT_TRUE(page.header("permissions-policy").contains(std::string(feature) + "=()"));
      }
      EXPECT_EQ(page.header("x-request-id").size(), 36U);
      for (const auto* name : {"access-control-allow-origin", "set-cookie", "etag", "link",
                               "server", "strict-transport-security"}) {
        EXPECT_EQ(page.count(name), 0U) << name;
      }
    }
  }
}

// S44 S45
TEST_F(Pages, BringAssetsThatNeverChange) {
  auto client = server_->public_client();
  const auto plain = client.get(script).raw;
  EXPECT_EQ(plain.status, 200);
  EXPECT_EQ(plain.header("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(plain.header("content-length"), std::to_string(plain.body.size()));
  EXPECT_EQ(plain.body, "document.title = 'the script as it is';\n");
  EXPECT_EQ(plain.header("vary"), "Accept-Encoding");
  EXPECT_EQ(plain.count("content-encoding"), 0U);
  const auto small = client.with("Accept-Encoding", "gzip, deflate, br").get(script).raw;
  EXPECT_EQ(small.body, "the script by brotli");
  EXPECT_EQ(small.header("content-encoding"), "br");
  EXPECT_EQ(client.with("Accept-Encoding", "gzip").get(script).raw.body, "the script by gzip\n");
  const std::string etag(small.header("etag"));
  EXPECT_NE(etag, plain.header("etag"));
  const auto head = client.with("Accept-Encoding", "br").call("HEAD", script).raw;
  EXPECT_EQ(head.header("content-length"), "20");
  EXPECT_EQ(head.header("etag"), etag);
  const auto same =
      client.with("Accept-Encoding", "br").with("If-None-Match", etag).get(script).raw;
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.body, "");
  EXPECT_EQ(same.count("content-length"), 0U);
  EXPECT_EQ(same.header("vary"), "Accept-Encoding");
  for (const auto* response : {&plain, &small, &same}) {
    EXPECT_EQ(response->header("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(response->count("cache-control"), 1U);
    EXPECT_EQ(response->header("x-content-type-options"), "nosniff");
    EXPECT_EQ(response->header("content-security-policy"),
              "default-src 'none'; frame-ancestors 'none'");
    EXPECT_EQ(response->header("cross-origin-resource-policy"), "same-origin");
    EXPECT_EQ(response->count("access-control-allow-origin"), 0U);
  }
  EXPECT_EQ(client.get("/favicon.svg").raw.header("cache-control"), "public, no-cache");
}

TEST_F(Pages, AreOnlyRead) {
  for (const auto& [listener, host] : listeners) {
    auto client = server_->client(listener, host);
    for (const auto* path : {"/", "/sign-in", "/customers/7", script}) {
      for (const auto* method : {"POST", "PUT", "DELETE", "OPTIONS", "get", "TRACE"}) {
        const auto refused = client.call(method, path);
        EXPECT_EQ(refused.status, 405) << method << path;
        EXPECT_EQ(refused.raw.header("allow"), "GET, HEAD");
        EXPECT_EQ(refused.problem(), "method-not-allowed");
        EXPECT_EQ(refused.raw.header("cache-control"), "no-store");
      }
      EXPECT_EQ(client.call("HEAD", path).status, 200);
    }
  }
}

// S41 S69
TEST_F(Pages, HaveNothingBesideThem) {
  for (const auto& [listener, host] : listeners) {
    const auto ordinary = answer(listener, request_text("GET", "/no-such-thing", host));
    ASSERT_TRUE(ordinary.starts_with("404\n")) << ordinary;
    for (const std::string& path : {std::string("/index.html"),
                                    std::string("/pages.json"),
                                    std::string("/package.json"),
                                    std::string("/assets"),
                                    std::string("/assets/"),
                                    std::string("/assets/index.js"),
                                    std::string(script) + ".br",
                                    std::string(script) + ".gz",
                                    std::string(script) + ".map",
                                    std::string("/assets/../index.html"),
                                    std::string("/assets/..%2findex.html"),
                                    std::string("/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd"),
                                    std::string("/etc/passwd"),
                                    std::string("//sign-in"),
                                    std::string("/sign-in/"),
                                    std::string("/Sign-In"),
                                    std::string("/sign%2din"),
                                    std::string("/sign-in%00"),
                                    std::string("/customers/../admin"),
                                    std::string("/customers/x.php"),
                                    std::string("/src/main.tsx"),
                                    std::string("/@vite/client"),
                                    std::string("/robots.txt")}) {
      EXPECT_EQ(answer(listener, request_text("GET", path, host)), ordinary) << listener << path;
    }
    // Problems of the API stay what they are.
    EXPECT_EQ(answer(listener, request_text("GET", "/api/none", host, "Accept: text/html\r\n")),
              ordinary);
  }
}

// S31
TEST_F(Pages, OfStaffAreForTheirHostOnly) {
  for (const std::string listener : {"agent", "admin"}) {
    const auto misdirected = answer(listener, request_text("GET", "/none", "localhost"));
    ASSERT_TRUE(misdirected.starts_with("421\n"));
    for (const std::string path : {"/", "/sign-in", "/customers/7", script, "/favicon.svg"}) {
      for (const std::string host : {"localhost", "127.0.0.1", "x.admin.localhost"}) {
        EXPECT_EQ(answer(listener, request_text("GET", path, host)), misdirected) << path << host;
      }
    }
  }
}

TEST_F(Pages, AreCountedUnderTwoNamesWhateverIsAskedFor) {
  auto client = server_->public_client();
  for (const auto* path : {"/", "/customers/one-customer", script, "/one-unknown-path"}) {
    client.get(path);
  }
  const auto metrics = server_->client("ops", "localhost").get("/metrics").raw.body;
  EXPECT_TRUE(metrics.contains("operation=\"page\""));
  EXPECT_TRUE(metrics.contains("operation=\"asset\""));
  for (const auto* word : {"one-customer", "Td3gH2kL", "one-unknown-path"}) {
    EXPECT_FALSE(metrics.contains(word)) << word;
  }
}

// S31
TEST(PagesOfOneAudience, AreOnItsListenerOnly) {
  for (const auto& [own, own_host] : listeners) {
    app::Consoles consoles;
    (own == "public"  ? consoles.customer
     : own == "agent" ? consoles.agent
                      : consoles.admin) = sample_consoles().customer;
    TestServer server({.consoles = &consoles});
    for (const auto& [listener, host] : listeners) {
      for (const std::string path : {"/", "/sign-in", "/customers", script}) {
        const auto answer = raw_answer(server.port(listener), request_text("GET", path, host));
        if (listener == own) {
          EXPECT_TRUE(answer.starts_with("200\n")) << answer;
        } else {
          EXPECT_EQ(answer, raw_answer(server.port(listener), request_text("GET", "/none", host)));
        }
      }
    }
  }
}

}  // namespace
}  // namespace billspay::test_support
