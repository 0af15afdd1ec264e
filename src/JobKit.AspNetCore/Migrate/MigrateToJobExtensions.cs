using JobKit.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Moves existing endpoints to jobs.</summary>
public static class MigrateToJobExtensions
{
    /// <summary>A growing share of the endpoint's requests becomes jobs, and its clients see no difference.</summary>
    /// <remarks>
    /// The endpoint's own handler stays as it is, and is called once for each request that legacy answers, for no other. Which requests those are
    /// says the rollout. The endpoint is refused when it is built, so at the app's start or its first request, where its contract, its mapping or
    /// its filters make it impossible to keep that.
    /// </remarks>
    /// <typeparam name="TRequest">What the endpoint reads from its request.</typeparam>
    /// <typeparam name="TJob">The job that does the same work.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">The rollout's key, 1 to 100 characters. Several endpoints may share one.</param>
    /// <param name="configure">What the defaults do not say.</param>
    public static IEndpointConventionBuilder MigrateToJob<TRequest, TJob>(
        this IEndpointConventionBuilder endpoint, string name, Action<EndpointMigration<TRequest, TJob>>? configure = null)
        where TRequest : notnull
        where TJob : notnull
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var migration = new EndpointMigration<TRequest, TJob>(name);
        configure?.Invoke(migration);

        endpoint.Add(built => built.Metadata.Add(new MigrationKey(name)));

        // After all other conventions: only then is there the delegate to be called as it is.
        endpoint.Finally(built => built.RequestDelegate = MigratedEndpointBuilder.Build(built, migration));
        return endpoint;
    }
}
