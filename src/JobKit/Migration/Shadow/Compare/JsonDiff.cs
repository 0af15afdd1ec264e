using System.Globalization;
using System.Text.Json;

namespace JobKit.Migration;

/// <summary>Compares two JSON values by rules. Pure; it throws for no JSON.</summary>
/// <remarks>
/// Whether they match does not depend on which is the control: where items are paired in any order, a pairing found from either side counts.
/// Ordered places are compared first, so that the ids bound there lead the pairing.
/// </remarks>
internal sealed class JsonDiff
{
    /// <summary>How many pairs of items may be tried in one comparison; what is more is compared as it stands.</summary>
    private const int MostTrials = 50_000;

    private readonly ComparisonRules _rules;
    private readonly IdMap _ids = new();
    private readonly List<ResultDifference> _differences = [];
    private readonly List<string> _ignored = [];
    private readonly Queue<(JsonPlace Place, List<JsonElement> Control, List<JsonElement> Candidate)> _unordered = new();
    private int _trials;

    /// <summary>Above 0 a pairing is tried: it ends at the first difference.</summary>
    private int _trying;

    private JsonDiff(ComparisonRules rules) => _rules = rules;

    public static ResultComparison Compare(JsonElement control, JsonElement candidate, ComparisonRules rules)
    {
        var found = Run(control, candidate, rules);
        if (found.IsMatch || !rules.DependsOnOrder)
        {
            return found;
        }

        var back = Run(candidate, control, rules);
        return back.IsMatch ? back : found;
    }

    private static ResultComparison Run(JsonElement control, JsonElement candidate, ComparisonRules rules)
    {
        var diff = new JsonDiff(rules);
        diff.Value(JsonPlace.Root, control, candidate);
        while (diff._unordered.TryDequeue(out var list))
        {
            diff.InAnyOrder(list.Place, list.Control, list.Candidate);
        }

        return new()
        {
            Differences = [.. diff._differences],
            Ignored = [.. diff._ignored.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private bool Failed => _trying > 0 && _differences.Count > 0;

    private void Value(JsonPlace place, JsonElement control, JsonElement candidate)
    {
        if (Failed)
        {
            return;
        }

        var rule = _rules.Of(place);
        switch (rule?.Kind)
        {
            case PathRuleKind.Ignore:
                if (!Run(control, candidate, ComparisonRules.None).IsMatch)
                {
                    _ignored.Add(place.General());
                }

                break;
            case PathRuleKind.Mask when (control.ValueKind == JsonValueKind.Null) == (candidate.ValueKind == JsonValueKind.Null):
            case PathRuleKind.MapId when IsId(control) && IsId(candidate) && _ids.TryBind(JsonText.Of(control), JsonText.Of(candidate)):
            case PathRuleKind.Tolerance when AreNumbers(control, candidate) && JsonNumber.AreWithin(control, candidate, rule.Tolerance):
            case PathRuleKind.TimeTolerance when AreWithin(control, candidate, rule.Time):
                break;
            case PathRuleKind.Mask:
                _differences.Add(new(place.ToString(), ResultDifferenceKind.Changed, "\"***\"", "\"***\""));
                break;
            case PathRuleKind.MapId when IsId(control) && IsId(candidate):
                Changed(place, control, candidate);
                break;
            case PathRuleKind.Unordered when control.ValueKind == JsonValueKind.Array && candidate.ValueKind == JsonValueKind.Array:
                Later(place, [.. control.EnumerateArray()], [.. candidate.EnumerateArray()]);
                break;
            default:
                Plain(place, control, candidate);
                break;
        }
    }

    private void Plain(JsonPlace place, JsonElement control, JsonElement candidate)
    {
        if (control.ValueKind != candidate.ValueKind)
        {
            Changed(place, control, candidate);
            return;
        }

        switch (control.ValueKind)
        {
            case JsonValueKind.Object:
                Members(place, JsonText.Members(control), JsonText.Members(candidate));
                break;
            case JsonValueKind.Array:
                Items(place, [.. control.EnumerateArray()], [.. candidate.EnumerateArray()]);
                break;
            case JsonValueKind.Number when !JsonNumber.AreEqual(control, candidate):
            case JsonValueKind.String when !string.Equals(JsonText.Of(control), JsonText.Of(candidate), StringComparison.Ordinal):
                Changed(place, control, candidate);
                break;
        }
    }

    private void Members(JsonPlace place, Dictionary<string, JsonElement> control, Dictionary<string, JsonElement> candidate)
    {
        foreach (var (name, value) in control)
        {
            var member = place.Member(name);
            if (candidate.TryGetValue(name, out var other))
            {
                Value(member, value, other);
            }
            else
            {
                OneSided(member, value, ResultDifferenceKind.Missing);
            }
        }

        foreach (var (name, value) in candidate)
        {
            if (!control.ContainsKey(name))
            {
                OneSided(place.Member(name), value, ResultDifferenceKind.Added);
            }
        }
    }

    private void Items(JsonPlace place, List<JsonElement> control, List<JsonElement> candidate)
    {
        for (var i = 0; i < Math.Max(control.Count, candidate.Count); i++)
        {
            var item = place.Item(i);
            if (i >= candidate.Count)
            {
                OneSided(item, control[i], ResultDifferenceKind.Missing);
            }
            else if (i >= control.Count)
            {
                OneSided(item, candidate[i], ResultDifferenceKind.Added);
            }
            else
            {
                Value(item, control[i], candidate[i]);
            }
        }
    }

    private void Later(JsonPlace place, List<JsonElement> control, List<JsonElement> candidate)
    {
        if (_trying > 0)
        {
            InAnyOrder(place, control, candidate);
        }
        else
        {
            _unordered.Enqueue((place, control, candidate));
        }
    }

    /// <summary>Pairs items that are equal, as many as can be; what is left over is compared as it stands.</summary>
    private void InAnyOrder(JsonPlace place, List<JsonElement> control, List<JsonElement> candidate)
    {
        if ((long)control.Count * candidate.Count > MostTrials)
        {
            ItemPairing.TakeExact(control, candidate);
        }

        if ((long)control.Count * candidate.Count > MostTrials)
        {
            Items(place, control, candidate);
            return;
        }

        var pairing = new ItemPairing(control.Count, candidate.Count, (one, other) => AreEqual(place.Item(one), control[one], candidate[other]));
        foreach (var (one, other) in pairing.Pairs)
        {
            // Once more, and for good: now it binds ids.
            Value(place.Item(one), control[one], candidate[other]);
        }

        Items(place, [.. pairing.LeftOfFirst.Select(at => control[at])], [.. pairing.LeftOfSecond.Select(at => candidate[at])]);
    }

    /// <summary>Whether they are, with the ids as they are bound now; leaves nothing behind.</summary>
    private bool AreEqual(JsonPlace place, JsonElement control, JsonElement candidate)
    {
        if (++_trials > MostTrials)
        {
            return false;
        }

        var (differences, ignored, ids) = (_differences.Count, _ignored.Count, _ids.Count);
        var before = differences == 0 ? [] : _differences.ToArray();
        _differences.Clear();
        _trying++;
        Value(place, control, candidate);
        _trying--;
        var equal = _differences.Count == 0;
        _differences.Clear();
        _differences.AddRange(before);
        _ids.UndoTo(ids);
        _ignored.RemoveRange(ignored, _ignored.Count - ignored);
        return equal;
    }

    private void OneSided(JsonPlace place, JsonElement value, ResultDifferenceKind kind)
    {
        var rule = _rules.Of(place)?.Kind;
        if (rule == PathRuleKind.Ignore)
        {
            _ignored.Add(place.General());
            return;
        }

        var shown = rule == PathRuleKind.Mask ? "\"***\"" : JsonText.Shown(value);
        _differences.Add(kind == ResultDifferenceKind.Missing ? new(place.ToString(), kind, shown, null) : new(place.ToString(), kind, null, shown));
    }

    private void Changed(JsonPlace place, JsonElement control, JsonElement candidate) =>
        _differences.Add(new(place.ToString(), ResultDifferenceKind.Changed, JsonText.Shown(control), JsonText.Shown(candidate)));

    private static bool IsId(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static bool AreNumbers(JsonElement one, JsonElement other) =>
        one.ValueKind == JsonValueKind.Number && other.ValueKind == JsonValueKind.Number;

    private static bool AreWithin(JsonElement one, JsonElement other, TimeSpan time) =>
        one.ValueKind == JsonValueKind.String && other.ValueKind == JsonValueKind.String
        && Instant(one) is { } a && Instant(other) is { } b && (a - b).Duration() <= time;

    private static DateTimeOffset? Instant(JsonElement value) =>
        DateTimeOffset.TryParse(JsonText.Of(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
