#include "tests/support/raw_requests.hpp"

#include "tests/support/raw_http.hpp"

namespace billspay::test_support {

std::string request_text(const std::string& method, const std::string& target,
                         const std::string& host, const std::string& headers) {
  return method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "\r\n";
}

std::string raw_answer(std::uint16_t port, const std::string& request) {
  test::RawConnection connection(port);
  connection.send(request);
  const auto response = connection.read_response(request.starts_with("HEAD"));
  const auto policy = response.header("content-security-policy");
  std::string text = std::to_string(response.status) + "\n";
  std::string body = response.body;
  for (const auto& [name, value] : response.headers) {
    if (name == "x-request-id") {
      if (const auto at = body.find(value); at != std::string::npos) body.erase(at, value.size());
    }
    text += name + ": " + (name == "date" || name == "x-request-id" ? "" : value) + "\n";
  }
  text += body;
  if (const auto at = policy.find("'nonce-"); at != std::string_view::npos) {
    const auto begin = at + 7;
    const std::string nonce(policy.substr(begin, policy.find('\'', begin) - begin));
    for (auto found = text.find(nonce); found != std::string::npos; found = text.find(nonce)) {
      text.erase(found, nonce.size());
    }
  }
  return text;
}

}  // namespace billspay::test_support
