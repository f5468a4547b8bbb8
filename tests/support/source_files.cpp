#include "tests/support/source_files.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace billspay::test_support {
namespace {

namespace fs = std::filesystem;

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \n\t");
  return first == std::string_view::npos ? "" : text.substr(first);
}

// Where the comment, literal or directive that starts at `at` ends; `at` itself when none does.
std::size_t end_of_blank(std::string_view text, std::size_t at) {
  const auto past = [&](std::string_view end, std::size_t from) {
    const auto found = text.find(end, from);
    return found == std::string_view::npos ? text.size() : found + end.size();
  };
  const std::string_view rest = text.substr(at);
  const bool line_start = at == 0 || text[at - 1] == '\n';
  if (rest.starts_with("//") || (line_start && rest.starts_with("#"))) {
    return std::min(text.find('\n', at), text.size());
  }
  if (rest.starts_with("/*")) return past("*/", at + 2);
  if (rest.starts_with("R\"")) {
    const auto open = text.find('(', at);
    return past(")" + std::string(text.substr(at + 2, open - at - 2)) + "\"", open);
  }
  // 1'000 is no literal.
  const bool quote =
      rest.starts_with("\"") || (rest.starts_with("'") && (at == 0 || !is_word(text[at - 1])));
  if (!quote) return at;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == text[at]) {
      return i + 1;
    }
  }
  return text.size();
}

std::string_view without_template(std::string_view head) {
  head = trimmed(head);
  while (head.starts_with("template")) {
    int depth = 0;
    std::size_t i = head.find('<');
    for (; i < head.size(); ++i) {
      depth += head[i] == '<' ? 1 : head[i] == '>' ? -1 : 0;
      if (depth == 0) break;
    }
    head = i < head.size() ? trimmed(head.substr(i + 1)) : "";
  }
  return head;
}

enum class Scope { outer, function, other };

// What the brace after `head` opens, at namespace or class level.
Scope scope_of(std::string_view head) {
  head = without_template(head);
  for (const std::string_view word :
       {"namespace", "inline namespace", "extern", "class", "struct", "union", "enum"}) {
    if (head.starts_with(word) && (head.size() == word.size() || !is_word(head[word.size()]))) {
      return Scope::outer;
    }
  }
  const auto parameters = head.find('(');
  if (parameters == std::string_view::npos) return Scope::other;
  const auto assigned = head.find(" = ");
  const bool initialiser = assigned < parameters && head.find('[', assigned) > parameters;
  return initialiser ? Scope::other : Scope::function;
}

}  // namespace

std::vector<SourceFile> read_sources(const std::string& root,
                                     const std::vector<std::string>& folders,
                                     const std::vector<std::string>& endings) {
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    std::error_code missing;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(root) / folder, missing)) {
      const std::string name = entry.path().filename();
      const bool wanted = std::ranges::any_of(
          endings, [&](const std::string& ending) { return name.ends_with(ending); });
      if (!entry.is_regular_file() || !wanted) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      files.push_back({fs::relative(entry.path(), root).string(),
                       {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string code_only(std::string_view text) {
  std::string code(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = end_of_blank(text, at);
    for (std::size_t i = at; i < end; ++i) {
      if (code[i] != '\n') code[i] = ' ';
    }
    at = std::max(end, at + 1);
  }
  return code;
}

std::vector<Function> functions_of(std::string_view text) {
  const std::string code = code_only(text);
  std::vector<Function> functions;
  std::vector<Scope> scopes{Scope::outer};
  int line = 1;
  int head_line = 1;  // of the first word since the last ; { or }
  std::string head;
  for (const char c : code) {
    if (c == '\n') ++line;
    if (c == '{') {
      Scope opened = Scope::other;
      if (scopes.back() == Scope::outer) opened = scope_of(head);
      const auto continued = trimmed(head);
      const bool after_initialiser = scopes.back() == Scope::outer && !functions.empty() &&
                                     (continued.empty() || continued.starts_with(","));
      if (after_initialiser) {  // `Name(int n) : n_{n} {`: the body of what seemed complete
        opened = Scope::function;
        head_line = functions.back().first_line;
        functions.pop_back();
      }
      if (opened == Scope::function) functions.push_back({head_line, 0});
      scopes.push_back(opened);
    } else if (c == '}' && scopes.size() > 1) {
      if (scopes.back() == Scope::function) {
        functions.back().lines = line - functions.back().first_line + 1;
      }
      scopes.pop_back();
    }
    if (scopes.back() != Scope::outer) continue;
    if (c == ';' || c == '{' || c == '}') {
      head.clear();
    } else if (!head.empty() || std::isspace(static_cast<unsigned char>(c)) == 0) {
      if (head.empty()) head_line = line;
      head += c;
    }
  }
  return functions;
}

}  // namespace billspay::test_support
