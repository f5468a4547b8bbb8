// `billspay inventory`: how many rows each table has and a checksum over them, in a text that is
// the same wherever the same rows are. A backup keeps it beside the dump, a restore is compared
// with it.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "app/environment.hpp"
#include "platform/postgres/blocking.hpp"

namespace billspay::app {

struct TableInventory {
  std::string table;
  std::string rows;
  std::string checksum;  // 32 hexadecimal digits, whatever the order of the rows
  bool operator==(const TableInventory&) const = default;
};
using Inventory = std::vector<TableInventory>;  // sorted by table

// Of our tables. In a transaction of the caller's, which should be REPEATABLE READ: it says for how
// many moments the inventory stands.
Inventory take_inventory(postgres::BlockingConnection& connection);

std::string inventory_text(const Inventory& inventory);
std::expected<Inventory, std::string> parse_inventory(const std::string& text);

struct InventoryOptions {
  bool json = false;
  std::string output = {};                // a file instead of standard output
  std::string compare = {};               // a file with the text of another inventory
  std::vector<std::string> command = {};  // runs on the same snapshot, $BILLSPAY_SNAPSHOT
};

// As the database's owner. 0 done, or equal; 1 different, or the command failed; 2 it cannot be
// told.
int print_inventory(const Environment& environment, const InventoryOptions& options);

}  // namespace billspay::app
