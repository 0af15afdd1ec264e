using JobKit.Migration;

namespace JobKit.EntityFrameworkCore;

/// <summary>A backfill that can be added to the app.</summary>
public abstract class BackfillDefinition
{
    private protected BackfillDefinition()
    {
    }

    /// <summary>What the kind sets where the app does not.</summary>
    internal virtual void SetDefaults(BackfillOptions options)
    {
    }

    internal abstract IBackfillSource Create(IServiceProvider services, string name, BackfillOptions options);
}
