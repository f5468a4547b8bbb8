#include "platform/http/response_writer.hpp"

#include <gtest/gtest.h>

namespace billspay::http {
namespace {

std::string head_of(const Response& response, const Head& head) {
  std::string out;
  append_head(out, response, head);
  const std::size_t date = out.find("Date: ");
  EXPECT_EQ(out.substr(date + 35, 2), "\r\n") << out;
  return out.erase(date, 37);
}

TEST(ResponseWriter, WritesTheHeadByHand) {
  Response response;
  response.content_type = "application/json";
  response.body = "{}";
  response.headers.emplace_back("ETag", "\"1\"");
  EXPECT_EQ(head_of(response, {.request_id = "r1"}),
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
            "X-Request-Id: r1\r\nETag: \"1\"\r\n\r\n");
}

TEST(ResponseWriter, GivesNoLengthWhereThereIsNoBody) {
  Response response;
  response.status = 204;
  EXPECT_EQ(head_of(response, {.request_id = "r", .close = true}),
            "HTTP/1.1 204 No Content\r\nX-Request-Id: r\r\nConnection: close\r\n\r\n");
  response.status = 304;
  EXPECT_EQ(head_of(response, {.request_id = "r", .http_1_0 = true}),
            "HTTP/1.1 304 Not Modified\r\nX-Request-Id: r\r\nConnection: keep-alive\r\n\r\n");
}

TEST(ResponseWriter, SaysHowAStreamEnds) {
  Response response;
  EXPECT_NE(head_of(response, {.request_id = "r", .body_end = BodyEnd::last_chunk})
                .find("Transfer-Encoding: chunked\r\n"),
            std::string::npos);
  EXPECT_EQ(head_of(response, {.request_id = "r", .body_end = BodyEnd::end_of_connection}),
            "HTTP/1.1 200 OK\r\nX-Request-Id: r\r\n\r\n");
  std::string out;
  append_chunk_size(out, 0x1a2b);
  EXPECT_EQ(out, "1a2b\r\n");
}

TEST(ResponseWriter, NoticesHeadersThatWouldWriteOthers) {
  Response response;
  response.headers.emplace_back("Location", "/a");
  EXPECT_TRUE(has_clean_headers(response));
  for (const std::string_view bad : {std::string_view("a\r\nb"), std::string_view("a\n"),
                                     std::string_view("\ra"), std::string_view("a\0b", 3)}) {
    response.headers.back().second = bad;
    EXPECT_FALSE(has_clean_headers(response));
  }
}

}  // namespace
}  // namespace billspay::http
