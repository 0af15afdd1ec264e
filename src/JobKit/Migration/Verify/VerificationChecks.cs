using System.Collections.Immutable;

namespace JobKit.Migration;

/// <summary>The library's checks and the app's together; an id is one check's.</summary>
internal static class VerificationChecks
{
    private const int IdLength = 100;

    public static ImmutableArray<VerificationCheck> OfTheLibrary { get; } = [.. SeedChecks.All, .. Checklist.Checks];

    /// <exception cref="ArgumentException">The id is none, or another check has it.</exception>
    public static void Check(VerificationCheck added, IEnumerable<VerificationCheck> known)
    {
        var problem = Ranges.Name("The check's id", added.Id ?? "", IdLength, "Give it a short name.")
            ?? Ranges.Text("The check's section", added.Section ?? "", Ranges.TextLength, "Name the part of the system it looks at.")
            ?? Ranges.Text("The check's title", added.Title ?? "", Ranges.TextLength, "Say what it finds out.")
            ?? (OfTheLibrary.Concat(known).Any(check => check.Id == added.Id) ? $"There is a check \"{added.Id}\" already. Give this one another id." : null);
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(added));
        }
    }
}
