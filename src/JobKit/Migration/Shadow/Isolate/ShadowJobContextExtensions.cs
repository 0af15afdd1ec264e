namespace JobKit.Migration;

/// <summary>What a handler can ask its attempt about shadowing.</summary>
public static class ShadowJobContextExtensions
{
    /// <summary>Whether the job is a shadow job: its result is compared and thrown away, and its effects must stay unseen.</summary>
    public static bool IsShadow(this JobContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return string.Equals(context.Queue, ShadowQueue.Name, StringComparison.Ordinal);
    }
}
