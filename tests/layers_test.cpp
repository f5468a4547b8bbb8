// Keeps the direction of includes: who may know whom, from main down to core, and inside a resource
// from its API down to its queries. Also keeps Asio and Beast away from the resources, where they
// would add seconds to every compilation.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/source_files.hpp"

namespace billspay {
namespace {

using test_support::lines_of;
using test_support::read_sources;
using test_support::SourceFile;

using Files = std::vector<SourceFile>;
using Complaints = std::vector<std::string>;

struct Include {
  std::string target;  // platform/core/ids.hpp, or boost/asio.hpp
  std::size_t line;
  bool quoted;
};

std::vector<Include> includes_of(const SourceFile& file) {
  static const std::regex pattern("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"].*");
  std::vector<Include> includes;
  std::size_t number = 0;
  for (const auto line : lines_of(file.text)) {
    ++number;
    std::match_results<std::string_view::const_iterator> match;
    if (std::regex_match(line.begin(), line.end(), match, pattern)) {
      includes.push_back({match[2].str(), number, match[1].str() == "\""});
    }
  }
  return includes;
}

std::string at(const SourceFile& file, const Include& include) {
  return file.path + ":" + std::to_string(include.line) + ": ";
}

bool is_test(std::string_view path) { return path.ends_with("_test.cpp"); }

// The folders of server/, lowest first. Each may include lower ones; those of one height are one
// library.
struct Layer {
  std::string_view folder;
  int height;
};
constexpr std::array<Layer, 15> layers{{{"platform/core/", 0},
                                        {"platform/json/", 1},
                                        {"platform/observability/", 2},
                                        {"platform/asio/", 3},
                                        {"platform/pdf/", 4},
                                        {"platform/postgres/", 5},
                                        {"platform/vault/", 6},
                                        {"platform/mail/", 7},
                                        {"platform/auth/", 8},
                                        {"platform/http/", 9},
                                        {"resources/", 10},
                                        {"demo/", 11},
                                        {"legacy/", 11},
                                        {"app/", 11},
                                        {"main.cpp", 12}}};

const Layer* layer_of(std::string_view path) {
  const auto found = std::ranges::find_if(
      layers, [&](const Layer& layer) { return path.starts_with(layer.folder); });
  return found == layers.end() ? nullptr : &*found;
}

// The path as #include writes it.
std::string_view below_server(std::string_view path) {
  constexpr std::string_view server = "server/";
  return path.starts_with(server) ? path.substr(server.size()) : path;
}

Complaints upward_includes(const Files& files) {
  Complaints complaints;
  for (const SourceFile& file : files) {
    const Layer* from = layer_of(below_server(file.path));
    if (from == nullptr) continue;
    for (const Include& include : includes_of(file)) {
      const Layer* to = include.quoted ? layer_of(include.target) : nullptr;
      if (to == nullptr || to->height <= from->height) continue;
      complaints.push_back(at(file, include) + std::string(from->folder) + " may not know " +
                           std::string(to->folder) + "; let the higher layer pass it in");
    }
  }
  return complaints;
}

struct Place {  // in server/resources
  std::string resource;
  std::string stem;  // service
};

std::optional<Place> place_of(std::string_view path) {
  static const std::regex pattern("resources/([a-z_]+)/([a-z0-9_]+)\\.(cpp|hpp)");
  std::match_results<std::string_view::const_iterator> match;
  path = below_server(path);
  if (!std::regex_match(path.begin(), path.end(), match, pattern)) return std::nullopt;
  return Place{match[1].str(), match[2].str()};
}

using Edges = std::map<std::string, std::set<std::string>>;

std::string cycle_in(const Edges& edges) {
  std::set<std::string> done;
  std::vector<std::string> path;
  const std::function<std::string(const std::string&)> visit = [&](const std::string& node) {
    const auto again = std::ranges::find(path, node);
    if (again != path.end()) {
      std::string cycle;
      for (auto step = again; step != path.end(); ++step) cycle += *step + " → ";
      return cycle + node;
    }
    if (done.contains(node) || !edges.contains(node)) return std::string();
    path.push_back(node);
    for (const std::string& next : edges.at(node)) {
      if (std::string cycle = visit(next); !cycle.empty()) return cycle;
    }
    path.pop_back();
    done.insert(node);
    return std::string();
  };
  for (const auto& [node, next] : edges) {
    if (std::string cycle = visit(node); !cycle.empty()) return cycle;
  }
  return "";
}

Complaints past_the_door(const Files& files) {
  Complaints complaints;
  Edges edges;
  for (const SourceFile& file : files) {
    const auto from = place_of(file.path);
    if (!from || is_test(file.path)) continue;
    for (const Include& include : includes_of(file)) {
      const auto to = place_of(include.target);
      if (!to || to->resource == from->resource) continue;
      edges[from->resource].insert(to->resource);
      if (to->stem == to->resource) continue;
      complaints.push_back(at(file, include) + "resources meet at the door; include resources/" +
                           to->resource + "/" + to->resource + ".hpp");
    }
  }
  if (const std::string cycle = cycle_in(edges); !cycle.empty()) {
    complaints.push_back("server/resources: " + cycle + " is a cycle; move what they share down");
  }
  return complaints;
}

// A second file of a role is named after what it adds: staff_repository.
std::string role_of(const std::string& stem) { return stem.substr(stem.rfind('_') + 1); }

// Inside a resource, each role may include lower ones. Other files are free. The door's header is
// what others see, so it knows no role but the leaves, and every role may know it.
std::optional<int> height_of(const Place& place) {
  if (place.stem.ends_with("_api")) return 5;
  if (place.stem == place.resource) return 4;
  static const std::map<std::string, int> heights{
      {"service", 3}, {"repository", 2}, {"queries", 1}, {"dto", 1}, {"problems", 0}};
  const auto found = heights.find(role_of(place.stem));
  return found == heights.end() ? std::nullopt : std::optional(found->second);
}

Complaints upward_in_a_resource(const Files& files) {
  Complaints complaints;
  std::set<std::string> with_repository;
  for (const SourceFile& file : files) {
    const auto place = place_of(file.path);
    if (place && place->stem == "repository") with_repository.insert(place->resource);
  }
  for (const SourceFile& file : files) {
    const auto from = place_of(file.path);
    if (!from || is_test(file.path)) continue;
    for (const Include& include : includes_of(file)) {
      const auto to = place_of(include.target);
      if (!to || to->resource != from->resource || to->stem == from->stem) continue;
      if (to->stem == to->resource) continue;
      if (role_of(to->stem) == role_of(from->stem)) continue;  // sides of one role
      const bool door = from->stem == from->resource && file.path.ends_with(".hpp");
      const auto from_height = door ? std::optional(2) : height_of(*from);
      const bool past_repository = to->stem == "queries" && role_of(from->stem) != "repository" &&
                                   with_repository.contains(from->resource);
      if (past_repository) {
        complaints.push_back(at(file, include) + "only the repository knows the queries");
      } else if (from_height && height_of(*to) && *height_of(*to) >= *from_height) {
        complaints.push_back(at(file, include) + from->stem + " may not know " + to->stem +
                             "; the way is api → service → repository → queries");
      }
    }
  }
  return complaints;
}

// Every way from a resource's file to a header of Asio or Beast.
Complaints networking_in_resources(const Files& files) {
  std::map<std::string_view, const SourceFile*> by_path;
  for (const SourceFile& file : files) by_path[below_server(file.path)] = &file;
  Complaints complaints;
  std::set<const SourceFile*> seen;
  const std::function<void(const SourceFile&, const std::string&)> follow =
      [&](const SourceFile& file, const std::string& way) {
        if (!seen.insert(&file).second) return;
        for (const Include& include : includes_of(file)) {
          if (include.target.starts_with("boost/asio") ||
              include.target.starts_with("boost/beast")) {
            complaints.push_back(at(file, include) + "reached from " + way +
                                 "; include it in a .cpp of the platform, declare types forward");
          }
          const auto next = by_path.find(include.target);
          if (next != by_path.end()) follow(*next->second, way + " → " + include.target);
        }
      };
  for (const SourceFile& file : files) {
    if (place_of(file.path) && !is_test(file.path)) follow(file, file.path);
  }
  return complaints;
}

void expect_none(const Complaints& complaints) {
  std::string text;
  for (const std::string& complaint : complaints) text += "\n" + complaint;
  EXPECT_TRUE(complaints.empty()) << text;
}

TEST(Layers, IncludesPointDownwards) {
  const Files files = read_sources(SOURCE_DIR, {"server"}, {".cpp", ".hpp"});
  ASSERT_GT(files.size(), 20U);
  expect_none(upward_includes(files));
  expect_none(past_the_door(files));
  expect_none(upward_in_a_resource(files));
}

TEST(Layers, ResourcesAreFreeOfAsioAndBeast) {
  expect_none(networking_in_resources(read_sources(SOURCE_DIR, {"server"}, {".cpp", ".hpp"})));
}

// The rules on samples: a rule that cannot fail keeps nothing.

std::size_t upward(const std::string& path, const std::string& target) {
  return upward_includes({{path, "#include \"" + target + "\"\n"}}).size();
}

TEST(LayerRules, SeeTheDirectionOfIncludes) {
  EXPECT_EQ(upward("server/platform/core/ids.cpp", "platform/json/table.hpp"), 1U);
  EXPECT_EQ(upward("server/platform/json/table.hpp", "platform/core/ids.hpp"), 0U);
  EXPECT_EQ(upward("server/platform/json/table.hpp", "platform/observability/log.hpp"), 1U);
  EXPECT_EQ(upward("server/platform/auth/tokens.cpp", "platform/vault/keys.hpp"), 0U);
  EXPECT_EQ(upward("server/platform/vault/vault.cpp", "platform/mail/outbox.hpp"), 1U);
  EXPECT_EQ(upward("server/platform/auth/tokens.cpp", "platform/http/limits.hpp"), 1U);
  EXPECT_EQ(upward("server/resources/billers/service.cpp", "app/config.hpp"), 1U);
  EXPECT_EQ(upward("server/main.cpp", "app/application.hpp"), 0U);
  EXPECT_EQ(upward_includes({{"server/platform/core/a.hpp", "\n#include \"app/config.hpp\"\n"}}),
            (Complaints{"server/platform/core/a.hpp:2: platform/core/ may not know app/; let the "
                        "higher layer pass it in"}));
}

TEST(LayerRules, SeeWhoEntersAResourcePastItsDoor) {
  const auto file = [](const std::string& from, const std::string& to) {
    return SourceFile{"server/resources/" + from, "#include \"resources/" + to + "\"\n"};
  };
  EXPECT_TRUE(past_the_door({file("receipts/service.cpp", "billers/billers.hpp")}).empty());
  EXPECT_EQ(past_the_door({file("receipts/service.cpp", "billers/service.hpp")}).size(), 1U);
  EXPECT_TRUE(past_the_door({file("receipts/a_test.cpp", "billers/service.hpp")}).empty());
  const Complaints cycle =
      past_the_door({file("a/service.cpp", "b/b.hpp"), file("b/service.cpp", "c/c.hpp"),
                     file("c/service.cpp", "a/a.hpp")});
  ASSERT_EQ(cycle.size(), 1U);
  EXPECT_NE(cycle[0].find("a → b → c → a"), std::string::npos);
}

TEST(LayerRules, SeeTheOrderInsideAResource) {
  const SourceFile repository{"server/resources/billers/repository.cpp", ""};
  const auto count = [&](const std::string& from, const std::string& to) {
    return upward_in_a_resource({repository,
                                 {"server/resources/billers/" + from,
                                  "#include \"resources/billers/" + to + "\"\n"}})
        .size();
  };
  EXPECT_EQ(count("agent_api.cpp", "service.hpp"), 0U);
  EXPECT_EQ(count("agent_api.cpp", "billers.hpp"), 0U);
  EXPECT_EQ(count("agent_api.cpp", "repository.hpp"), 0U);
  EXPECT_EQ(count("dto.hpp", "billers.hpp"), 0U);
  EXPECT_EQ(count("billers.hpp", "dto.hpp"), 0U);
  EXPECT_EQ(count("billers.hpp", "service.hpp"), 1U);
  EXPECT_EQ(count("billers.cpp", "service.hpp"), 0U);
  EXPECT_EQ(count("service.hpp", "agent_api.hpp"), 1U);
  EXPECT_EQ(count("repository.cpp", "service.hpp"), 1U);
  EXPECT_EQ(count("service.cpp", "queries.hpp"), 1U);
  EXPECT_EQ(count("repository.cpp", "queries.hpp"), 0U);
  EXPECT_EQ(count("dto.hpp", "repository.hpp"), 1U);
  EXPECT_EQ(count("problems.hpp", "dto.hpp"), 1U);
  EXPECT_EQ(count("service.cpp", "service.hpp"), 0U);
}

TEST(LayerRules, SeeAsioBehindAHeader) {
  const Files files{
      {"server/resources/billers/service.cpp", "#include \"platform/http/endpoint.hpp\"\n"},
      {"server/platform/http/endpoint.hpp", "#include \"platform/http/session.hpp\"\n"},
      {"server/platform/http/session.hpp", "\n#include <boost/asio/any_io_executor.hpp>\n"}};
  const Complaints complaints = networking_in_resources(files);
  ASSERT_EQ(complaints.size(), 1U);
  EXPECT_TRUE(
      complaints[0].starts_with("server/platform/http/session.hpp:2: reached from server/"));
  EXPECT_TRUE(networking_in_resources({files[1], files[2]}).empty());
}

}  // namespace
}  // namespace billspay
