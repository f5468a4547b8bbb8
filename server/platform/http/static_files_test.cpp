#include "platform/http/static_files.hpp"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

namespace billspay::http {
namespace {

constexpr std::array files{
    StaticFile{"/index.html", "00", "<a {{nonce}}><b {{nonce}}>", "", ""},
    StaticFile{"/assets/index-1.js", "11", "plain", "br", "gz"},
    StaticFile{"/assets/tiny-2.css", "22", "a{}", "", ""},
    StaticFile{"/favicon.svg", "33", "<svg/>", "", "gz"},
    StaticFile{"/empty.txt", "44", "", "", ""},
};
constexpr std::array<std::string_view, 3> pages{"/", "/sign-in", "/customers"};

Request request(std::string_view path, Method method = Method::get) {
  Request made;
  made.method = method;
  made.path = path;
  made.request_id = "r";
  return made;
}

std::optional<Response> answer_to(std::string_view path, Method method = Method::get) {
  static const StaticFiles site({files, pages}, false);
  Request asked = request(path, method);
  return site.answer(asked);
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

TEST(StaticFiles, AnswersThePagesOfItsListWithOneNonceAnAnswer) {
  const auto first = answer_to("/");
  const auto second = answer_to("/sign-in");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->status, 200);
  EXPECT_EQ(first->content_type, "text/html; charset=utf-8");
  const std::string nonce = first->body.substr(3, first->body.find('>') - 3);
  EXPECT_EQ(nonce.size(), 22U);  // 128 bits
  EXPECT_EQ(first->body, "<a " + nonce + "><b " + nonce + ">");
  EXPECT_TRUE(header(*first, "Content-Security-Policy").contains("'nonce-" + nonce + "'"));
  EXPECT_NE(first->body, second->body);
  EXPECT_EQ(header(*first, "ETag"), "");
}

TEST(StaticFiles, KnowsNoPagesButThoseOfItsList) {
  for (const auto* page :
       {"/customers", "/customers/0190-a_B", "/customers/1/receipts/2", "/sign-in/again"}) {
    const auto answer = answer_to(page);
    ASSERT_TRUE(answer) << page;
    EXPECT_EQ(answer->status, 200) << page;
  }
  for (const auto* path : {"/index.html",
                           "/sign-in/",
                           "/sign-in//",
                           "//",
                           "//sign-in",
                           "/Sign-in",
                           "/sign-inn",
                           "/sign",
                           "/customers/",
                           "/customers/../admin",
                           "/customers/.",
                           "/customers/%2e%2e",
                           "/customers/a.js",
                           "/customers/a b",
                           "/customers/\xc3\xa9",
                           "/customers;x",
                           "/customers/;",
                           "/customers\\x",
                           "/./sign-in",
                           "/assets",
                           "/assets/",
                           "/assets/index-1.js.br",
                           "/assets/index-1.js.gz",
                           "/assets/index-1.js/",
                           "/assets//index-1.js",
                           "/assets/../index.html",
                           "/ASSETS/index-1.js",
                           "/assets/index-1.JS",
                           "/assets/%69ndex-1.js",
                           "assets/index-1.js",
                           "/favicon.svg/",
                           "/favicon.ico",
                           "/x/favicon.svg",
                           "/.git/HEAD"}) {
    for (const auto method : {Method::get, Method::head, Method::post, Method::options}) {
      EXPECT_FALSE(answer_to(path, method)) << path;
    }
  }
}

TEST(StaticFiles, HaveNoPagesWithoutTheirHtml) {
  const StaticFiles site({std::span(files).subspan(1), pages}, false);
  for (const std::string_view page : pages) {
    Request asked = request(page);
    EXPECT_FALSE(site.answer(asked)) << page;
  }
  Request asked = request("/favicon.svg");
  EXPECT_TRUE(site.answer(asked));
  const StaticFiles nothing({}, true);
  EXPECT_FALSE(nothing.answer(asked));
}

TEST(StaticFiles, AnswersInTheFormThatTheClientTakes) {
  const StaticFiles site({files, pages}, false);
  const auto ask = [&](std::string_view path, std::string_view accept, std::string_view tag = "") {
    Request asked = request(path);
    asked.headers = {{"accept-encoding", accept}, {"if-none-match", tag}};
    return *site.answer(asked);
  };
  const auto brotli = ask("/assets/index-1.js", "gzip, br");
  EXPECT_EQ(brotli.content(), "br");
  EXPECT_EQ(brotli.content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(header(brotli, "Content-Encoding"), "br");
  EXPECT_EQ(header(brotli, "ETag"), "\"11-br\"");
  EXPECT_EQ(header(brotli, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_TRUE(brotli.standing_headers.contains("Vary: Accept-Encoding\r\n"));
  const auto gzip = ask("/favicon.svg", "gzip, br");
  EXPECT_EQ(gzip.content(), "gz");
  EXPECT_EQ(header(gzip, "ETag"), "\"33-gzip\"");
  EXPECT_EQ(header(gzip, "Cache-Control"), "public, no-cache");
  const auto plain = ask("/assets/tiny-2.css", "gzip, br");
  EXPECT_EQ(plain.content(), "a{}");
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(header(plain, "ETag"), "\"22\"");
  EXPECT_EQ(ask("/empty.txt", "").content(), "");
}

TEST(StaticFiles, SaysWhenTheClientHasTheFileAlready) {
  const StaticFiles site({files, pages}, false);
  const auto status = [&](std::string_view tags, std::string_view accept = "br") {
    Request asked = request("/assets/index-1.js");
    asked.headers = {{"if-none-match", tags}, {"accept-encoding", accept}};
    const auto answer = site.answer(asked);
    EXPECT_TRUE(answer->status == 200 || answer->content().empty());
    EXPECT_NE(header(*answer, "ETag"), "");
    EXPECT_NE(header(*answer, "Cache-Control"), "");
    return answer->status;
  };
  for (const auto* known : {"\"11-br\"", "W/\"11-br\"", "*", "\"x\", \"11-br\"", " \"11-br\" ,"}) {
    EXPECT_EQ(status(known), 304) << known;
  }
  for (const auto* other : {"", "\"11\"", "11-br", "\"11-br", "\"11-gzip\"", "\"x\"", ",", "W/"}) {
    EXPECT_EQ(status(other), 200) << other;
  }
  EXPECT_EQ(status("\"11\"", ""), 304);
}

TEST(StaticFiles, AreOnlyRead) {
  for (const auto* path : {"/", "/sign-in", "/customers/7", "/assets/index-1.js", "/favicon.svg"}) {
    EXPECT_EQ(answer_to(path, Method::head)->status, 200) << path;
    for (const auto method : {Method::post, Method::put, Method::patch, Method::remove,
                              Method::options, Method::other}) {
      const auto refused = answer_to(path, method);
      EXPECT_EQ(refused->status, 405) << path;
      EXPECT_EQ(header(*refused, "Allow"), "GET, HEAD") << path;
      EXPECT_EQ(refused->content_type, "application/problem+json");
    }
  }
}

TEST(StaticFiles, AreCountedUnderTwoNames) {
  const StaticFiles site({files, pages}, false);
  for (const auto& [path, operation] :
       {std::pair("/", "page"), {"/customers/7", "page"}, {"/favicon.svg", "asset"}}) {
    Request asked = request(path);
    EXPECT_TRUE(site.answer(asked));
    EXPECT_EQ(asked.operation, operation);
  }
  Request asked = request("/nothing");
  EXPECT_FALSE(site.answer(asked));
  EXPECT_EQ(asked.operation, "unrouted");
}

// S44
TEST(StaticFiles, InsistOnTlsWhereThereIsTls) {
  const StaticFiles site({files, pages}, true);
  for (const auto* path : {"/", "/favicon.svg"}) {
    Request asked = request(path);
    const auto secure = site.answer(asked);
    EXPECT_TRUE(secure->standing_headers.contains(
        "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"));
    EXPECT_FALSE(answer_to(path)->standing_headers.contains("Strict-Transport-Security"));
  }
  Request asked = request("/");
  EXPECT_TRUE(header(*site.answer(asked), "Content-Security-Policy")
                  .ends_with("; upgrade-insecure-requests"));
  EXPECT_FALSE(header(*answer_to("/"), "Content-Security-Policy").contains("upgrade"));
}

TEST(StaticFiles, OfAnUnknownKindAreABug) {
  constexpr std::array unknown{StaticFile{"/program.exe", "", "", "", ""}};
  EXPECT_THROW(StaticFiles({unknown, {}}, false), std::logic_error);
}

}  // namespace
}  // namespace billspay::http
