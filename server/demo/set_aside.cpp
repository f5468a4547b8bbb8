#include "demo/set_aside.hpp"

namespace billspay::demo {
namespace {

constexpr std::string_view indexes =
    "SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid) "
    "FROM pg_index WHERE indrelid = $1::regclass "
    "AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY indexrelid";
constexpr std::string_view foreign_keys =
    "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), "
    "format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, "
    "pg_get_constraintdef(oid)) "
    "FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f' ORDER BY oid";

}  // namespace

SetAside::SetAside(postgres::BlockingConnection& owner, const std::vector<std::string>& tables)
    : owner_(owner) {
  for (const auto& table : tables) {
    drop(indexes, table);
    drop(foreign_keys, table);
  }
}

void SetAside::drop(std::string_view query, const std::string& table) {
  for (const auto& row : owner_.query(std::string(query), {table})) {
    owner_.execute(row[0].value());
    statements_.push_back(row[1].value());
  }
}

void SetAside::put_back(ProgressBar& progress) {
  owner_.execute("SET LOCAL maintenance_work_mem = '512MB'");
  std::size_t done = 0;
  for (const auto& statement : statements_) {
    owner_.execute(statement);
    progress.show("indexes", ++done, statements_.size());
  }
}

}  // namespace billspay::demo
