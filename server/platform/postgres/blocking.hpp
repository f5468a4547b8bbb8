// A synchronous PostgreSQL client for work at the command line and in tests: migrations, demo data,
// `doctor`. Serving threads never use it, because every call here waits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;

namespace billspay::postgres {

class CopyIn;

class BlockingConnection {
 public:
  using Value = std::optional<std::string>;  // text form; nullopt is NULL
  using Row = std::vector<Value>;

  // `conninfo` is a libpq URL or keyword string. Throws Outage when the server cannot be reached or
  // refuses us, with a sentence that names the host but never the password.
  explicit BlockingConnection(const std::string& conninfo,
                              const std::string& application_name = "billspay");
  BlockingConnection(BlockingConnection&& other) noexcept;
  BlockingConnection& operator=(BlockingConnection&& other) noexcept;
  BlockingConnection(const BlockingConnection&) = delete;
  BlockingConnection& operator=(const BlockingConnection&) = delete;
  ~BlockingConnection();

  // One or many statements without parameters. Without BEGIN they are one transaction.
  // This and the rest throw StatementError, or Outage when the connection is lost.
  void execute(const std::string& sql);
  // One statement with $1, $2 … as text. Rows come back as text too.
  std::vector<Row> query(const std::string& sql, const std::vector<Value>& params = {});
  // `sql` is COPY … FROM STDIN. The connection is busy until finish().
  CopyIn copy_in(const std::string& sql);

 private:
  friend class CopyIn;
  [[noreturn]] void fail(std::string_view sql, void* result);

  pg_conn* connection_ = nullptr;
};

// Rows on their way into a table. Destroyed before finish(), nothing of it is kept.
class CopyIn {
 public:
  CopyIn(CopyIn&& other) noexcept;
  CopyIn& operator=(CopyIn&&) = delete;
  CopyIn(const CopyIn&) = delete;
  CopyIn& operator=(const CopyIn&) = delete;
  ~CopyIn();

  void put(std::string_view text);
  // The number of rows. Throws StatementError when the server refused one of them.
  long long finish();

 private:
  friend class BlockingConnection;
  explicit CopyIn(BlockingConnection& connection) noexcept : connection_(&connection) {}

  BlockingConnection* connection_;
};

}  // namespace billspay::postgres
