namespace JobKit.Tests;

/// <summary>A bound, in real time, for what should come at once: where a guard is gone a test fails instead of hanging.</summary>
internal static class Patience
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static Task Soon(this Task task) => task.WaitAsync(Bound, TimeProvider.System);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Bound, TimeProvider.System);
}
