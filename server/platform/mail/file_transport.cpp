#include "platform/mail/file_transport.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace billspay::mail {
namespace {

// The operating system's reason when the file could not be written completely.
std::error_code write_file(const std::filesystem::path& path, std::string_view text) {
  const auto last_error = [] { return std::error_code(errno, std::system_category()); };
  const int file =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return last_error();
  std::error_code failure;
  while (!text.empty() && !failure) {
    const auto written = ::write(file, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      failure = last_error();
    }
  }
  if (!failure && ::fsync(file) != 0) failure = last_error();
  if (::close(file) != 0 && !failure) failure = last_error();
  return failure;
}

}  // namespace

FileTransport::FileTransport(std::filesystem::path folder, Sender sender)
    : folder_(std::move(folder)), sender_(std::move(sender)) {
  std::filesystem::create_directories(folder_);
}

std::expected<void, DeliveryFailure> FileTransport::deliver(MessageId id, const Message& message) {
  const Timestamp at = now();
  const auto text = render(message, sender_, id, at);
  if (!text) return std::unexpected(DeliveryFailure{true, text.error()});
  std::string name = format_timestamp(at) + '-' + id.to_string() + ".eml";
  std::ranges::replace(name, ':', '-');
  const auto unfinished = folder_ / ("." + name + ".part");
  std::error_code failure = write_file(unfinished, *text);
  if (!failure) std::filesystem::rename(unfinished, folder_ / name, failure);
  if (failure) {
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    return std::unexpected(
        DeliveryFailure{false, "the mail file could not be written: " + failure.message()});
  }
  return {};
}

}  // namespace billspay::mail
