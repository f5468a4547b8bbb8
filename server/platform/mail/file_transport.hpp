// Writes each mail as a file, for development, demonstrations and tests.
#pragma once

#include <filesystem>

#include "platform/mail/transport.hpp"

namespace billspay::mail {

class FileTransport : public Transport {
 public:
  // The folder is made when it is missing; throws std::filesystem::filesystem_error.
  FileTransport(std::filesystem::path folder, Sender sender);
  // FOLDER/<time>-<id>.eml, readable by its owner only, appears whole or not at all.
  std::expected<void, DeliveryFailure> deliver(MessageId id, const Message& message) override;

 private:
  std::filesystem::path folder_;
  Sender sender_;
};

}  // namespace billspay::mail
