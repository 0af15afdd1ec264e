using JobKit.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>What the extensions of a context need of the app.</summary>
/// <param name="Factory">Makes jobs of payloads.</param>
/// <param name="Report">Answers callers.</param>
/// <param name="Wakes">Reports jobs after the commit.</param>
/// <param name="Clock">The app's clock.</param>
internal sealed record ContextJobs(IJobFactory Factory, IEnqueueReport Report, WakeAfterCommit Wakes, TimeProvider Clock)
{
    /// <exception cref="InvalidOperationException">The context does not come from the app's services, or they have no background jobs.</exception>
    public static ContextJobs Of(DbContext context)
    {
        var app = context.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider;
        return app?.GetService<ContextJobs>() ?? throw new InvalidOperationException(
            $"{context.GetType().Name} does not know the app's background jobs. Register it with AddDbContext, and call UseEntityFrameworkCore<{context.GetType().Name}>() in AddBackgroundJobs().");
    }
}
