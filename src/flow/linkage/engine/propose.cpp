#include "flow/linkage/engine/propose.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <numeric>

#include "flow/linkage/engine/keys.h"
#include "flow/linkage/engine/mixing.h"
#include "flow/linkage/engine/parallel.h"

namespace baophu::linkage::engine {
namespace {

constexpr std::size_t sampled_records_max = 1 << 13;
constexpr std::size_t made_up_links = 4'096;
constexpr double wrong = 0.25;
constexpr double gain_least = 0.0003;
constexpr double share_of_one_pass = 0.35;  // Of the budget.

using Links = std::bitset<made_up_links>;

// An expression, its keys on the sample, and the made-up links in which it agrees.
struct Tried {
    Expression expression;
    std::vector<std::uint32_t> keys;
    Links agrees;
};

struct CandidatePass {
    std::vector<std::size_t> tried;
    double pairs = 0;
    Links finds;
};

std::vector<Expression> expressions_of(std::size_t field, Kind kind) {
    std::vector<Expression> expressions{{.field = field, .form = Form::whole}};
    switch (kind) {
        case Kind::name:
            expressions.push_back({.field = field, .form = Form::phonetic});
            expressions.push_back({.field = field, .form = Form::prefix, .length = 3});
            break;
        case Kind::text:
        case Kind::company:
            expressions.push_back({.field = field, .form = Form::prefix, .length = 4});
            break;
        case Kind::date:
            expressions.push_back({.field = field, .form = Form::year});
            expressions.push_back({.field = field, .form = Form::month_day});
            break;
        case Kind::digits:
            expressions.push_back({.field = field, .form = Form::last, .length = 4});
            break;
        case Kind::exact:
        case Kind::number:
        case Kind::address:
            break;
    }
    return expressions;
}

// Evenly over all registers.
std::vector<RecordNumber> sample_of(const Records& records) {
    const std::size_t count = std::min(records.size(), sampled_records_max);
    std::vector<RecordNumber> sample;
    sample.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        sample.push_back(static_cast<RecordNumber>(i * records.size() / count));
    return sample;
}

// One number in [0, 1) for each made-up link and question.
double chance_of(std::size_t link, std::uint64_t question) {
    constexpr double scale = 1.0 / (std::uint64_t{1} << 32);
    return static_cast<double>(mix(mix(question + 1) + link) >> 32) * scale;
}

class MadeUpLinks {
public:
    // `missing`: by field, how often a record has no value.
    explicit MadeUpLinks(std::vector<double> missing) : missing_(std::move(missing)) {}

    Links agreeing(const Expression& expression) const {
        Links links;
        for (std::size_t link = 0; link < made_up_links; ++link)
            links[link] = agrees(link, expression);
        return links;
    }

    Links agreeing_in_any_order(const std::vector<std::size_t>& names) const {
        Links links;
        links.set();
        for (const std::size_t field : names)
            links &= agreeing({.field = field});
        return links;
    }

private:
    bool agrees(std::size_t link, const Expression& expression) const {
        const double known = (1 - missing_[expression.field]) * (1 - missing_[expression.field]);
        if (chance_of(link, 8 * expression.field) >= known) return false;
        if (chance_of(link, 8 * expression.field + 1) >= wrong) return true;
        if (expression.form == Form::whole) return false;
        return chance_of(link, 8 * expression.field + 2 + static_cast<std::uint64_t>(expression.form)) < 0.5;
    }

    std::vector<double> missing_;
};

double missing_share(const Records& records, const std::vector<RecordNumber>& sample, std::size_t field) {
    const KeyMaker maker(records, {.field = field});
    const auto missing = std::ranges::count_if(
        sample, [&](RecordNumber record) { return maker.key(records.row(record)) == 0; });
    return static_cast<double>(missing) / static_cast<double>(std::max<std::size_t>(sample.size(), 1));
}

// Whether it has no key for most values: a sound for words of a script that it does not know.
bool says_little(const Tried& tried, const std::vector<double>& missing) {
    if (tried.expression.form == Form::any_order) return false;
    const auto all = static_cast<double>(tried.keys.size());
    const double keys = all - static_cast<double>(std::ranges::count(tried.keys, 0U));
    return keys < 0.5 * (1 - missing[tried.expression.field]) * all;
}

std::vector<Tried> try_expressions(const Records& records, const std::vector<RecordNumber>& sample) {
    std::vector<double> missing;
    missing.reserve(records.layout.kind.size());
    for (std::size_t field = 0; field < records.layout.kind.size(); ++field)
        missing.push_back(missing_share(records, sample, field));
    const MadeUpLinks links(missing);
    std::vector<Tried> tried;
    for (std::size_t field = 0; field < records.layout.kind.size(); ++field)
        for (const Expression& expression : expressions_of(field, records.layout.kind[field]))
            tried.push_back({expression, {}, links.agreeing(expression)});
    if (records.layout.words_slot) {
        const Expression words{.field = records.layout.names.front(), .form = Form::any_order};
        tried.push_back({words, {}, links.agreeing_in_any_order(records.layout.names)});
    }
    for (Tried& each : tried) {
        const KeyMaker maker(records, each.expression);
        for (const RecordNumber record : sample)
            each.keys.push_back(maker.key(records.row(record)));
    }
    std::erase_if(tried, [&](const Tried& each) { return says_little(each, missing); });
    return tried;
}

// All pairs of the sample that agree in the expressions, blown up to all records.
double estimate_pairs(const Records& records, const std::vector<Tried>& tried, const CandidatePass& pass,
                      std::vector<std::uint64_t>& hashes) {
    hashes.clear();
    const std::size_t sampled = tried.front().keys.size();
    for (std::size_t i = 0; i < sampled; ++i) {
        std::uint64_t hash = 1;
        for (const std::size_t each : pass.tried) {
            const std::uint32_t key = tried[each].keys[i];
            hash = key == 0 ? 0 : mix(hash + key);
            if (hash == 0) break;
        }
        if (hash != 0) hashes.push_back(hash);
    }
    std::ranges::sort(hashes);
    double equal = 0;
    for (std::size_t i = 0; i < hashes.size();) {
        std::size_t next = i + 1;
        while (next < hashes.size() && hashes[next] == hashes[i])
            ++next;
        const auto count = static_cast<double>(next - i);
        equal += count * (count - 1) / 2;
        i = next;
    }
    const auto all = static_cast<double>(sampled);
    return equal / std::max(all * (all - 1) / 2, 1.0) * records.possible_pairs();
}

// One expression, or two or three of different fields.
std::vector<CandidatePass> candidates_of(const std::vector<Tried>& tried, const Layout& layout) {
    const auto apart = [&](std::size_t i, std::size_t j) {
        const Expression& x = tried[i].expression;
        const Expression& y = tried[j].expression;
        if (x.field == y.field) return false;
        const auto is_name = [&](const Expression& e) { return layout.kind[e.field] == Kind::name; };
        const bool any_order = x.form == Form::any_order || y.form == Form::any_order;
        return !(any_order && is_name(x) && is_name(y));
    };
    std::vector<CandidatePass> candidates;
    for (std::size_t i = 0; i < tried.size(); ++i) {
        candidates.push_back({.tried = {i}, .finds = tried[i].agrees});
        for (std::size_t j = i + 1; j < tried.size(); ++j) {
            if (!apart(i, j)) continue;
            const Links both = tried[i].agrees & tried[j].agrees;
            candidates.push_back({.tried = {i, j}, .finds = both});
            for (std::size_t k = j + 1; k < tried.size(); ++k)
                if (apart(i, k) && apart(j, k))
                    candidates.push_back({.tried = {i, j, k}, .finds = both & tried[k].agrees});
        }
    }
    return candidates;
}

Pass pass_of(const std::vector<Tried>& tried, const CandidatePass& candidate) {
    Pass pass;
    for (const std::size_t each : candidate.tried)
        pass.expressions.push_back(tried[each].expression);
    return pass;
}

}  // namespace

std::vector<ProposedPass> propose_passes(const Records& records, std::uint64_t budget, std::size_t passes,
                                         unsigned threads) {
    const std::vector<RecordNumber> sample = sample_of(records);
    if (sample.size() < 2) return {};
    const std::vector<Tried> tried = try_expressions(records, sample);
    std::vector<CandidatePass> candidates = candidates_of(tried, records.layout);
    std::vector<std::vector<std::uint64_t>> hashes(threads);
    for_each_part(threads, candidates.size(), [&](std::size_t i, unsigned thread) {
        candidates[i].pairs = estimate_pairs(records, tried, candidates[i], hashes[thread]);
    });
    const auto all = static_cast<double>(budget);
    // What a pass costs besides its pairs: sorting all keys, and its place among the few that there may be.
    const double overhead =
        std::max(0.5 * static_cast<double>(records.size()), all / (8.0 * static_cast<double>(passes)));
    std::vector<ProposedPass> proposed;
    Links found;
    double spent = 0;
    while (proposed.size() < passes) {
        const CandidatePass* best = nullptr;
        double best_worth = 0;
        for (const CandidatePass& candidate : candidates) {
            const double gain = static_cast<double>((candidate.finds & ~found).count()) / made_up_links;
            if (gain < gain_least || candidate.pairs > share_of_one_pass * all ||
                spent + candidate.pairs > all)
                continue;
            const double worth = gain / (overhead + candidate.pairs);
            if (worth > best_worth) {
                best_worth = worth;
                best = &candidate;
            }
        }
        if (best == nullptr) break;
        found |= best->finds;
        spent += best->pairs;
        proposed.push_back(
            {pass_of(tried, *best), best->pairs, static_cast<double>(found.count()) / made_up_links});
    }
    std::ranges::stable_sort(proposed, {}, &ProposedPass::pairs);
    return proposed;
}

}  // namespace baophu::linkage::engine
