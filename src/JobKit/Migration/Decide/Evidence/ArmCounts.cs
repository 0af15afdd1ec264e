using System.Text.Json.Serialization;

namespace JobKit.Migration;

/// <summary>What one side did with the units of one cohort, as sums over all nodes.</summary>
/// <param name="Units">Units routed to the side.</param>
/// <param name="Done">Of these, how many ended, however.</param>
/// <param name="Errors">Of the ended, how many failed.</param>
/// <param name="Cancelled">Of the ended, how many the caller cancelled; told apart, and no errors.</param>
/// <param name="Ack">Times to the response above the bounds.</param>
/// <param name="Result">Times to the result above the bounds, of the ended units.</param>
public readonly record struct ArmCounts(
    long Units, long Done, long Errors, long Cancelled = 0, Exceedances Ack = default, Exceedances Result = default)
{
    /// <summary>More in one cohort is no traffic but a broken counter; sums of years still fit.</summary>
    private const long MostUnits = 1_000_000_000_000;

    /// <summary>Units that nobody saw end yet.</summary>
    [JsonIgnore]
    public long Pending => Math.Max(0, Units - Done);

    /// <summary>A minute under way: another node's outcomes may arrive a second before its units do.</summary>
    internal ArmCounts Running() => this with { Units = Math.Max(Units, Math.Max(Done, Errors)) };

    /// <summary>A mature candidate cohort: what never ended failed, and took longer than any bound.</summary>
    internal ArmCounts Matured() => this with { Errors = Errors + Pending, Result = Result.Plus(Pending), Done = Math.Max(Units, Done) };

    internal ArmCounts Plus(in ArmCounts other) => new(
        Units + other.Units, Done + other.Done, Errors + other.Errors, Cancelled + other.Cancelled, Ack.Plus(other.Ack), Result.Plus(other.Result));

    /// <summary>What cannot be, or null.</summary>
    internal string? Problem()
    {
        if (Units < 0 || Done < 0 || Errors < 0 || Cancelled < 0)
        {
            return "a count is negative";
        }

        if (Units > MostUnits)
        {
            return $"{Units} units, more than {MostUnits}";
        }

        if (Errors > Units)
        {
            return $"{Errors} errors of {Units} units";
        }

        return Ack.Fits(Units) && Result.Fits(Units) ? null : $"more exceedances than its {Units} units, or fewer above a lower bound than above a higher";
    }
}
