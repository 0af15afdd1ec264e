using System.Text.Json;

namespace JobKit.Migration;

/// <summary>The forms that values of a plan have. Each is refused with the form it should have; ranges are checked afterwards.</summary>
internal static class PlanForms
{
    public static bool Flag(this PlanMembers members, string name, bool fallback) =>
        members.Value(name, fallback, "true or false", "one of them", it => it.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => (bool?)null,
        });

    public static double Number(this PlanMembers members, string name, double fallback) =>
        members.Value(name, fallback, "a number", PlanNumbers.Text(fallback), it => it.ValueKind == JsonValueKind.Number ? it.GetDouble() : (double?)null);

    public static long Whole(this PlanMembers members, string name, long fallback) =>
        members.Value(name, fallback, "a whole number", PlanNumbers.Text(fallback), Whole);

    public static long? Whole(JsonElement it) =>
        it.ValueKind == JsonValueKind.Number && it.TryGetDecimal(out var number) && number == decimal.Truncate(number)
            && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    public static TimeSpan Span(this PlanMembers members, string name, TimeSpan fallback) =>
        members.Value(name, fallback, "a time like \"00:10:00\" or \"7.00:00:00\"", $"\"{PlanTimes.Text(fallback)}\"", it => Text(it) is { } text ? PlanTimes.Span(text) : null);

    public static TimeSpan Milliseconds(this PlanMembers members, string name, TimeSpan fallback) =>
        members.Value(name, fallback, "a number of milliseconds between 1 and 86400000", PlanNumbers.Text(fallback.TotalMilliseconds), it =>
            it.ValueKind == JsonValueKind.Number && it.GetDouble() is >= 1 and <= 86_400_000 and var ms ? TimeSpan.FromMilliseconds(ms) : null);

    public static TEnum Word<TEnum>(this PlanMembers members, string name, TEnum fallback)
        where TEnum : struct, Enum =>
        members.Value(name, fallback, Words<TEnum>(), $"\"{PlanWords.Of(fallback)}\"", it => PlanWords.Value<TEnum>(Text(it)));

    public static string Words<TEnum>()
        where TEnum : struct, Enum => $"one of {string.Join(", ", PlanWords.All<TEnum>().Select(word => $"\"{word}\""))}";

    public static TrafficShare Share(this PlanMembers members, string name, TrafficShare fallback) =>
        members.Value(name, fallback, ShareForm, fallback.ToString(), Share);

    public const string ShareForm = "a number from 0 to 100 with at most 4 decimals";

    public static TrafficShare? Share(JsonElement it) =>
        it.ValueKind == JsonValueKind.Number && it.TryGetDecimal(out var percent) ? TrafficShare.OfPercent(percent) : null;

    public static string? Text(JsonElement it) => it.ValueKind == JsonValueKind.String ? it.GetString() : null;
}
