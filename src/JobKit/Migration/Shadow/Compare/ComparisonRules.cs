using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The rules of one experiment, in the order in which they count.</summary>
internal sealed class ComparisonRules
{
    private readonly ImmutableArray<PathRule> _rules;

    public ComparisonRules(IEnumerable<PathRule> rules)
    {
        _rules = [.. rules.OrderBy(rule => rule.Kind)];
        DependsOnOrder = _rules.Any(rule => rule.Kind == PathRuleKind.Unordered);
    }

    public static ComparisonRules None { get; } = new([]);

    /// <summary>Whether a pairing has to be searched, so that one direction may find what the other does not.</summary>
    public bool DependsOnOrder { get; }

    /// <summary>The rule of a place, or null.</summary>
    public PathRule? Of(JsonPlace place)
    {
        foreach (var rule in _rules)
        {
            if (rule.Pattern.Matches(place))
            {
                return rule;
            }
        }

        return null;
    }
}
