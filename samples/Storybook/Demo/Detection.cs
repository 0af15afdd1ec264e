using System.Globalization;
using JobKit.Migration;

namespace Storybook;

/// <summary>What the event of a rollback says that it rests on.</summary>
internal static class Detection
{
    public static string Words(Verdict verdict)
    {
        var findings = verdict.Findings ?? new();
        var inputs = verdict.Input?.Minutes.Sum(minute => minute.Rows.Sum(row => row.Candidate.Errors)) ?? 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"DETECTED: {string.Join(", ", verdict.Reasons)}; {inputs} failed jobs in {findings.RecentlyFailingSubs} of 32 groups of users, ln E of the breaker {findings.LnBreaker:0.0}, of the errors {findings.LnErrors:0.0}");
    }

    /// <summary>Whether the event's own numbers give the same verdict again.</summary>
    public static bool Holds(Verdict verdict) =>
        verdict is { Input: { } input, Parameters: { } parameters } && new SequentialPolicy(parameters).Decide(input).Kind == VerdictKind.RollBack;
}
