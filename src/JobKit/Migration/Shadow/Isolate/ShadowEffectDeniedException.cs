namespace JobKit.Migration;

/// <summary>A shadow job tried something that others would see. It was not done.</summary>
public sealed class ShadowEffectDeniedException : JobKitException
{
    /// <summary>Makes it with what was tried, and the mend.</summary>
    public ShadowEffectDeniedException(string message)
        : base(message)
    {
    }

    internal static ShadowEffectDeniedException Of(string what) =>
        new($"A shadow job tried to {what}, which others would see, so it was not done. Skip it where IShadowContext.IsShadow is true, or give the experiment an adapter for the service that does it.");
}
