#include "platform/postgres/blocking.hpp"

#include <libpq-fe.h>

#include <array>
#include <memory>
#include <utility>

#include "platform/postgres/errors.hpp"

namespace billspay::postgres {
namespace {

struct Clear {
  void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using ResultPointer = std::unique_ptr<PGresult, Clear>;

bool succeeded(const PGresult* result) {
  switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
      return true;
    default:
      return false;
  }
}

std::string without_line_ends(const char* message) {
  std::string text(message == nullptr ? "" : message);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

// Enough of the statement to recognise it; it may be a whole migration.
std::string_view first_line(std::string_view sql) {
  return sql.substr(0, std::min<std::size_t>(sql.find('\n'), 80));
}

}  // namespace

BlockingConnection::BlockingConnection(const std::string& conninfo,
                                       const std::string& application_name) {
  const std::array<const char*, 5> keywords{"dbname", "fallback_application_name",
                                            "client_encoding", "connect_timeout", nullptr};
  const std::array<const char*, 5> values{conninfo.c_str(), application_name.c_str(), "UTF8", "10",
                                          nullptr};
  connection_ = PQconnectdbParams(keywords.data(), values.data(), 1);
  if (PQstatus(connection_) != CONNECTION_OK) {
    const std::string why = without_line_ends(PQerrorMessage(connection_));
    PQfinish(std::exchange(connection_, nullptr));
    throw Outage("PostgreSQL cannot be reached: " + why);
  }
  // Notices are for people at psql; what matters comes as an error.
  PQsetNoticeProcessor(connection_, [](void*, const char*) {}, nullptr);
}

BlockingConnection::BlockingConnection(BlockingConnection&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

BlockingConnection& BlockingConnection::operator=(BlockingConnection&& other) noexcept {
  std::swap(connection_, other.connection_);
  return *this;
}

BlockingConnection::~BlockingConnection() { PQfinish(connection_); }

void BlockingConnection::fail(std::string_view sql, void* failed) {
  const ResultPointer result(static_cast<PGresult*>(failed));
  const char* sqlstate = result ? PQresultErrorField(result.get(), PG_DIAG_SQLSTATE) : nullptr;
  if (PQstatus(connection_) != CONNECTION_OK || sqlstate == nullptr) {
    throw Outage("The connection to PostgreSQL was lost: " +
                 without_line_ends(PQerrorMessage(connection_)));
  }
  throw StatementError(first_line(sql), sqlstate,
                       without_line_ends(PQresultErrorMessage(result.get())));
}

void BlockingConnection::execute(const std::string& sql) {
  ResultPointer result(PQexec(connection_, sql.c_str()));
  if (!succeeded(result.get())) fail(sql, result.release());
}

std::vector<BlockingConnection::Row> BlockingConnection::query(const std::string& sql,
                                                               const std::vector<Value>& params) {
  std::vector<const char*> values;
  values.reserve(params.size());
  for (const Value& param : params) values.push_back(param ? param->c_str() : nullptr);
  ResultPointer result(PQexecParams(connection_, sql.c_str(), static_cast<int>(values.size()),
                                    nullptr, values.data(), nullptr, nullptr, 0));
  if (!succeeded(result.get())) fail(sql, result.release());
  std::vector<Row> rows(static_cast<std::size_t>(PQntuples(result.get())));
  const int columns = PQnfields(result.get());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int row = static_cast<int>(i);
    for (int column = 0; column < columns; ++column) {
      if (PQgetisnull(result.get(), row, column) != 0) {
        rows[i].emplace_back();
        continue;
      }
      rows[i].emplace_back(std::in_place, PQgetvalue(result.get(), row, column),
                           static_cast<std::size_t>(PQgetlength(result.get(), row, column)));
    }
  }
  return rows;
}

CopyIn BlockingConnection::copy_in(const std::string& sql) {
  ResultPointer result(PQexec(connection_, sql.c_str()));
  if (PQresultStatus(result.get()) != PGRES_COPY_IN) fail(sql, result.release());
  return CopyIn(*this);
}

CopyIn::CopyIn(CopyIn&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}

CopyIn::~CopyIn() {
  if (connection_ == nullptr) return;
  PQputCopyEnd(connection_->connection_, "given up");
  while (const ResultPointer result{PQgetResult(connection_->connection_)}) {
  }
}

void CopyIn::put(std::string_view text) {
  if (PQputCopyData(connection_->connection_, text.data(), static_cast<int>(text.size())) != 1) {
    connection_->fail("COPY", nullptr);
  }
}

long long CopyIn::finish() {
  BlockingConnection& connection = *std::exchange(connection_, nullptr);
  if (PQputCopyEnd(connection.connection_, nullptr) != 1) connection.fail("COPY", nullptr);
  ResultPointer result(PQgetResult(connection.connection_));
  // The end of the command's results; without it the next command would be refused.
  while (const ResultPointer rest{PQgetResult(connection.connection_)}) {
  }
  if (!succeeded(result.get())) connection.fail("COPY", result.release());
  return std::stoll(PQcmdTuples(result.get()));
}

}  // namespace billspay::postgres
