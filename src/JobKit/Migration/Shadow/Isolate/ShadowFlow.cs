namespace JobKit.Migration;

/// <summary>Marks everything that a shadow attempt calls, until the attempt has ended.</summary>
/// <remarks>
/// An async local, because what must refuse effects is not made in the attempt's scope: HTTP handlers have scopes of their own, and the queue is
/// a singleton. It ends with the attempt, since a loop that somebody's singleton starts on its first use inherits it for good.
/// </remarks>
internal sealed class ShadowFlow : IDisposable
{
    private static readonly AsyncLocal<ShadowFlow?> Current = new();

    private volatile bool _ended;

    private ShadowFlow()
    {
    }

    public static bool IsOn => Current.Value is { _ended: false };

    /// <summary>From here on, for the calling async method and all that it calls.</summary>
    public static ShadowFlow Begin() => Current.Value = new();

    public void Dispose() => _ended = true;
}
