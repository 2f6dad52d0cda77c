#include "flow/linkage/engine/review.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "flow/linkage/engine/posterior.h"
#include "flow/linkage/engine/rates.h"

namespace baophu::linkage::engine {
namespace {

constexpr double worth_least = 0.01;
constexpr double likely = 0.5;

bool is_settled(const JudgedPair& pair) {
    return pair.in_groups == certain || pair.in_groups == -certain;
}

bool comes_before(const ReviewRow& x, const ReviewRow& y) {
    return std::tie(y.worth, x.left, x.right) < std::tie(x.worth, y.left, y.right);
}

// Whether two groups are one, by their first records; or whether one is two, by the step that joined it.
using Question = std::pair<RecordNumber, RecordNumber>;

struct Asked {
    Question question;
    ReviewRow row;
};

std::vector<ReviewRow> rows_of_groups(const Workings& workings) {
    std::vector<Asked> asked;
    for (const JudgedPair& pair : workings.pairs) {
        if (is_settled(pair)) continue;
        const RecordNumber of_a = workings.group[pair.a];
        const RecordNumber of_b = workings.group[pair.b];
        const double p = 1 / (1 + std::exp2(-to_bits(pair.in_groups)));
        const double worth = (of_a == of_b ? 1 - p : p) * pair.joined;
        if (worth < worth_least) continue;
        const Question question = of_a == of_b ? Question{pair.step, pair.step}
                                               : Question{std::min(of_a, of_b), std::max(of_a, of_b)};
        asked.push_back({question, {pair.a, pair.b, pair.weight, p, worth}});
    }
    std::ranges::sort(asked, [](const Asked& x, const Asked& y) {
        return x.question != y.question ? x.question < y.question : comes_before(x.row, y.row);
    });
    const auto repeated = std::ranges::unique(asked, {}, &Asked::question);
    asked.erase(repeated.begin(), repeated.end());
    std::vector<ReviewRow> rows;
    rows.reserve(asked.size());
    for (const Asked& each : asked)
        rows.push_back(each.row);
    return rows;
}

// The candidates of a record in one other register.
struct Candidates {
    double best = 0;
    double second = 0;
    unsigned told = 0;

    void add(double p, bool is_told) {
        second = std::max(second, std::min(best, p));
        best = std::max(best, p);
        if (is_told) ++told;
    }
    double best_beside(double p) const { return p == best ? second : best; }
};

class LinkReview {
public:
    LinkReview(const Workings& workings, const Answer& answer)
        : workings_(workings),
          told_(told_pairs(workings, answer)),
          links_(links_of(workings)),
          candidates_(workings.records.size() * workings.records.registers()) {
        for (std::size_t i = 0; i < links_.size(); ++i) {
            const Link& link = links_[i];
            of(link.left, link.right).add(link.probability, told_[i]);
            of(link.right, link.left).add(link.probability, told_[i]);
        }
    }

    std::vector<ReviewRow> rows() {
        std::vector<ReviewRow> rows;
        for (std::size_t i = 0; i < links_.size(); ++i) {
            const Link& link = links_[i];
            if (link.settled) continue;
            const double worth = worth_of(link, told_[i]);
            if (worth >= worth_least)
                rows.push_back({link.left, link.right, link.weight, link.probability, worth});
        }
        return rows;
    }

private:
    static std::vector<Link> links_of(const Workings& workings) {
        std::vector<ScoredPair> pairs;
        std::vector<std::size_t> sure;
        for (const JudgedPair& pair : workings.pairs) {
            if (pair.in_groups == certain) sure.push_back(pairs.size());
            pairs.push_back({pair.a, pair.b, pair.weight});
        }
        return posterior(workings.records, pairs,
                         {.expected_links = workings.model.lambda * workings.records.possible_pairs(),
                          .found = workings.model.found,
                          .sure = sure,
                          .assignment = workings.specification.assignment})
            .links;
    }

    Candidates& of(RecordNumber record, RecordNumber other) {
        return candidates_[record * workings_.records.registers() + workings_.records.register_of(other)];
    }

    double worth_of(const Link& link, bool told) {
        const Assignment assignment = workings_.specification.assignment;
        double joins = 1;
        double gained = 0;
        const auto look = [&](const Candidates& candidates) {
            joins += candidates.told;
            const double rival = candidates.best_beside(link.probability);
            if (rival < likely) gained += std::max(0.0, 2 * rival - (1 - link.probability));
        };
        if (assignment == Assignment::one_to_one) look(of(link.left, link.right));
        if (assignment != Assignment::many_to_many) look(of(link.right, link.left));
        return (told ? 1 - link.probability : link.probability * joins) + gained;
    }

    const Workings& workings_;
    std::vector<bool> told_;
    std::vector<Link> links_;
    std::vector<Candidates> candidates_;  // By record, then by the other's register.
};

}  // namespace

std::vector<ReviewRow> review_queue(const Workings& workings, const Answer& answer, std::size_t most) {
    std::vector<ReviewRow> rows =
        workings.records.registers() == 1 ? rows_of_groups(workings) : LinkReview(workings, answer).rows();
    std::ranges::sort(rows, comes_before);
    rows.resize(std::min(rows.size(), most));
    return rows;
}

}  // namespace baophu::linkage::engine
