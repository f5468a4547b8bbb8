#include "platform/http/message.hpp"

#include "platform/core/names.hpp"

namespace billspay {

template <>
inline constexpr auto names<http::Method> = std::to_array<Name<http::Method>>({
    {http::Method::get, "GET"},
    {http::Method::head, "HEAD"},
    {http::Method::post, "POST"},
    {http::Method::put, "PUT"},
    {http::Method::patch, "PATCH"},
    {http::Method::remove, "DELETE"},
    {http::Method::options, "OPTIONS"},
});

}  // namespace billspay

namespace billspay::http {

Method method_named(std::string_view name) noexcept {
  return from_name<Method>(name).value_or(Method::other);
}

std::string_view name_of_method(Method method) noexcept { return name_of(method); }

}  // namespace billspay::http
