using System.Diagnostics.Metrics;
using JobKit.Migration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobKit.AspNetCore;

/// <summary>Puts a migrated endpoint together, once.</summary>
internal static class MigratedEndpointBuilder
{
    /// <exception cref="InvalidOperationException">It could not keep what it promises; the message says all that is wrong.</exception>
    public static RequestDelegate Build<TRequest, TJob>(EndpointBuilder endpoint, EndpointMigration<TRequest, TJob> migration)
        where TRequest : notnull
        where TJob : notnull
    {
        var name = EndpointName.Of(endpoint);
        var services = endpoint.ApplicationServices;
        if (services.GetService<ILegacyAnswers>() is not { } answers || services.GetService<KeyedJobs>() is not { } jobs)
        {
            throw new InvalidOperationException($"{name} is migrated to jobs, and the app has none. Call AddBackgroundJobs, AddJobMigration and AddBackgroundJobsApi.");
        }

        var contract = EndpointContract.Of(answers, endpoint, migration);
        var mapping = JobMapping<TRequest, TJob>.Of(migration.Mapper);
        IReadOnlyList<string> problems = [.. contract.Problems, .. mapping.Problems, .. FilterProblems(endpoint, migration.LeavesFilters)];
        if (problems.Count > 0)
        {
            throw new InvalidOperationException($"{name} cannot be migrated to jobs. {string.Join(' ', problems)}");
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var monitor = services.GetRequiredService<MigrationMonitor>();
        var routers = services.GetRequiredService<ITrafficRouters>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("JobKit.AspNetCore.MigrateToJob");
        var limit = services.GetRequiredService<IOptions<JobOptions>>().Value.MaxPayloadBytes;
        var reader = new RequestReader<TRequest>(migration.Reader, migration.Condition, services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions, logger);
        var callers = new CallerReader(
            services.GetRequiredService<JobOwner>(), services.GetRequiredService<IOptionsMonitor<JobApiOptions>>(), migration.UnitOf, migration.GroupsOf, logger);
        var terms = new EnqueueTerms<TRequest>(contract.Contract.JobType, migration.OptionsOf, migration.Merges, clock);
        var shadow = new LegacyShadow<TRequest, TJob>(migration.Key, services.GetRequiredService<IShadow>(), reader, mapping, terms);
        var legacy = new LegacySide(endpoint.RequestDelegate!, LegacyDeprecation.Headers(contract.Contract), shadow, migration.ErrorIf, logger);
        var timeout = RequestTimeouts.Of(endpoint.Metadata, services.GetService<IOptions<RequestTimeoutOptions>>()?.Value, migration.Timeout);
        var wait = new AnswerWait(answers, contract.Contract, timeout, logger, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        return new MigratedEndpoint(
            new(routers, migration.Key, clock, callers, migration.TellsRoute),
            monitor.Endpoint(migration.Key, name),
            monitor,
            Farewell.Of(contract.Contract, migration.Key, services.GetRequiredService<IMeterFactory>(), migration.ClientOf),
            legacy,
            new CandidateSide<TRequest, TJob>(contract.Contract, jobs, reader, mapping, terms, wait, legacy, limit, logger),
            clock).InvokeAsync;
    }

    private static IEnumerable<string> FilterProblems(EndpointBuilder endpoint, bool leaves) => endpoint.FilterFactories.Count == 0 || leaves
        ? []
        :
        [
            $"It has {endpoint.FilterFactories.Count} endpoint filters, which would not run for the requests that jobs answer. Put what must hold for both sides into an authorization policy or a middleware, then call LeaveFiltersToLegacy.",
        ];
}
