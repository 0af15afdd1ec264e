using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.EntityFrameworkCore;

/// <summary>Isolates a class of contexts in shadow jobs.</summary>
internal static class IsolationServices
{
    public static void Isolate<TContext>(IServiceCollection services)
        where TContext : DbContext
    {
        if (services.Any(known => known.ImplementationInstance is IsolatedContext isolated && isolated.Type == typeof(TContext)))
        {
            return;
        }

        services.AddSingleton(new IsolatedContext(typeof(TContext)));
        services.ConfigureDbContext<TContext>(static (provider, options) => options.AddInterceptors(
            new IsolationCommands(), new IsolationTransactions(provider.GetService<WakeAfterCommit>()), new IsolationConnections()));
        if (!services.Any(known => known.ImplementationType == typeof(IsolationMiddleware)))
        {
            // In front of all others, whenever they are added: what they do around the handler is to be undone too.
            services.Insert(0, ServiceDescriptor.Scoped<IJobMiddleware, IsolationMiddleware>());
        }
    }
}
