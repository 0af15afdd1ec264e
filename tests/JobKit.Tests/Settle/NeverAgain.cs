namespace JobKit.Tests.Settle;

/// <summary>A policy that puts a job off for longer than any calendar.</summary>
internal sealed class NeverAgain : IRetryPolicy
{
    public TimeSpan NextDelay(int attempt, Exception exception) => TimeSpan.MaxValue;
}
