namespace JobKit.AspNetCore.Tests.Migrate;

/// <summary>What an arm's requests came to.</summary>
internal sealed record ArmTally(long Units, long Done, long Errors, long Aborted)
{
    public static readonly ArmTally None = new(0, 0, 0, 0);
}
