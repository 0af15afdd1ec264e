namespace JobKit.Migration;

/// <summary>Tells code that has effects whether it runs for a shadow job, whose effects nobody may see. A singleton.</summary>
/// <remarks>It follows the attempt through awaits, tasks and service scopes; not onto threads or tasks started with the flow suppressed.</remarks>
public interface IShadowContext
{
    /// <summary>Whether the code runs within an attempt of a shadow job.</summary>
    bool IsShadow { get; }
}
