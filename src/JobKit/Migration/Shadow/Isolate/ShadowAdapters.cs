using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Migration;

/// <summary>Lets another implementation of a service stand in for it in shadow jobs.</summary>
internal static class ShadowAdapters
{
    /// <exception cref="InvalidOperationException">The service is not registered yet, or has a lifetime that cannot be told apart by attempt.</exception>
    public static void Add<TService, TShadow>(IServiceCollection services)
        where TService : class
        where TShadow : class, TService
    {
        var at = -1;
        for (var i = services.Count - 1; i >= 0 && at < 0; i--)
        {
            at = services[i].ServiceType == typeof(TService) && !services[i].IsKeyedService ? i : -1;
        }

        if (at < 0)
        {
            throw new InvalidOperationException(
                $"{typeof(TService)} is not registered yet, so {typeof(TShadow)} cannot stand in for it. Register it before AddJobMigration().");
        }

        var real = services[at];
        if (real.Lifetime == ServiceLifetime.Singleton)
        {
            throw new InvalidOperationException(
                $"{typeof(TService)} is a singleton, which all attempts share, so {typeof(TShadow)} cannot stand in for it in some. Register it as scoped or transient, or let it ask IShadowContext itself.");
        }

        services[at] = new ServiceDescriptor(typeof(TService), provider => ShadowFlow.IsOn ? Make<TShadow>(provider) : Make(real, provider), real.Lifetime);
    }

    private static TShadow Make<TShadow>(IServiceProvider provider) => ActivatorUtilities.CreateInstance<TShadow>(provider);

    private static object Make(ServiceDescriptor real, IServiceProvider provider) => real.ImplementationFactory is { } factory
        ? factory(provider)
        : ActivatorUtilities.CreateInstance(provider, real.ImplementationType!);
}
