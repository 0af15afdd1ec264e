using JobKit.Migration;
using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>How one endpoint moves to jobs. What is not said has a default; only the rollout's key and the two classes must be named.</summary>
/// <typeparam name="TRequest">What the endpoint reads from its request.</typeparam>
/// <typeparam name="TJob">The job that does the same work, registered with its handler.</typeparam>
public sealed class EndpointMigration<TRequest, TJob>
    where TRequest : notnull
    where TJob : notnull
{
    internal EndpointMigration(string key) => Key = key;

    internal string Key { get; }

    internal Func<HttpContext, string?>? UnitOf { get; private set; }

    internal Func<HttpContext, IReadOnlyList<string>?>? GroupsOf { get; private set; }

    internal Func<HttpContext, string?>? ClientOf { get; private set; }

    internal Func<HttpContext, ReadOnlyMemory<byte>, TRequest?>? Reader { get; private set; }

    internal Func<TRequest, bool>? Condition { get; private set; }

    internal Func<TRequest, HttpContext, TJob>? Mapper { get; private set; }

    internal Func<TRequest, HttpContext, EnqueueOptions>? OptionsOf { get; private set; }

    internal Func<string, LegacyContract>? ContractOf { get; private set; }

    internal Func<HttpContext, bool>? ErrorIf { get; private set; }

    internal TimeSpan? Timeout { get; private set; }

    internal TimeSpan? Merges { get; private set; }

    internal bool TellsRoute { get; private set; }

    internal bool LeavesFilters { get; private set; }

    /// <summary>Whom the rollout counts; the same unit always gets the same side. By default the owner: the claim of <see cref="JobApiOptions.OwnerClaim"/>.</summary>
    /// <param name="unit">Null or blank where there is none: then the plan's rule for anonymous callers decides. What it throws counts as none.</param>
    public EndpointMigration<TRequest, TJob> Unit(Func<HttpContext, string?> unit)
    {
        UnitOf = unit;
        return this;
    }

    /// <summary>The caller's groups, for the rollout's targets; none by default.</summary>
    public EndpointMigration<TRequest, TJob> Groups(Func<HttpContext, IReadOnlyList<string>?> groups)
    {
        GroupsOf = groups;
        return this;
    }

    /// <summary>
    /// Which client calls, for counting who still uses an endpoint that is deprecated; by default the claim <c>client_id</c> or <c>azp</c>. Give few
    /// different names: each is a series in the metrics.
    /// </summary>
    public EndpointMigration<TRequest, TJob> Client(Func<HttpContext, string?> client)
    {
        ClientOf = client;
        return this;
    }

    /// <summary>Reads the request in another way than as a JSON body: a form, a query, route values.</summary>
    /// <param name="read">Gets the whole body; null, or anything thrown, leaves the request to legacy.</param>
    public EndpointMigration<TRequest, TJob> Bind(Func<HttpContext, ReadOnlyMemory<byte>, TRequest?> read)
    {
        Reader = read;
        return this;
    }

    /// <summary>Leaves all other requests to legacy, such as those that it refuses by checks of its own. Attributes of validation on the request are looked at anyway.</summary>
    public EndpointMigration<TRequest, TJob> RunIf(Func<TRequest, bool> condition)
    {
        Condition = condition;
        return this;
    }

    /// <summary>Makes the job; by default from the members of the same name, which is checked at the start.</summary>
    public EndpointMigration<TRequest, TJob> Map(Func<TRequest, TJob> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        Mapper = (request, _) => map(request);
        return this;
    }

    /// <summary>As the other, with what else the request says.</summary>
    public EndpointMigration<TRequest, TJob> Map(Func<TRequest, HttpContext, TJob> map)
    {
        Mapper = map;
        return this;
    }

    /// <summary>How the job is queued. Its owner is the caller and its metadata the rollout's, whatever is said here.</summary>
    public EndpointMigration<TRequest, TJob> Enqueue(Func<TRequest, HttpContext, EnqueueOptions> options)
    {
        OptionsOf = options;
        return this;
    }

    /// <summary>What legacy clients are promised: statuses, shapes, waiting.</summary>
    /// <remarks>
    /// By default the contract that <c>AddLegacyContract</c> has for the endpoint's route, or for the rollout's key; without one the job's result
    /// is the body, and the rest as <see cref="LegacyContract"/> says.
    /// </remarks>
    public EndpointMigration<TRequest, TJob> Contract(Func<LegacyContractBuilder<TJob>, LegacyContractBuilder<TJob>> contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ContractOf = route => contract(LegacyContract.Map(route).To<TJob>()).Build();
        return this;
    }

    /// <summary>As the other, with a contract that is there already.</summary>
    public EndpointMigration<TRequest, TJob> Contract(LegacyContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ContractOf = _ => contract;
        return this;
    }

    /// <summary>Counts an answer of legacy as failed although its status is below 500. It sees the response's status and headers.</summary>
    public EndpointMigration<TRequest, TJob> IsError(Func<HttpContext, bool> failed)
    {
        ErrorIf = failed;
        return this;
    }

    /// <summary>When a proxy before the app gives up, more than 2 s: the wait ends 2 s before. The app's own request timeouts are known without it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 2 s or less.</exception>
    public EndpointMigration<TRequest, TJob> ServerTimeout(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.FromSeconds(2))
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeout), timeout, $"The server timeout is {timeout}. It must be more than 00:00:02, for the wait ends 2 s before. Set it to the proxy's own timeout.");
        }

        Timeout = timeout;
        return this;
    }

    /// <summary>Takes an equal body of the same signed-in owner for a repetition, while the first one's job lives and at most this long. Off by default; anonymous requests are never merged.</summary>
    /// <param name="time">1 s to 1 h.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public EndpointMigration<TRequest, TJob> DeduplicateWithin(TimeSpan time)
    {
        if (time < TimeSpan.FromSeconds(1) || time > TimeSpan.FromHours(1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(time), time, $"The time to deduplicate within is {time}. It must be between 00:00:01 and 01:00:00. Set it so, or remove the call.");
        }

        Merges = time;
        return this;
    }

    /// <summary>Tells in the header <c>JobKit-Route</c> which side a request was routed to, and why. Off by default.</summary>
    public EndpointMigration<TRequest, TJob> ExposeDecision()
    {
        TellsRoute = true;
        return this;
    }

    /// <summary>
    /// Says that the endpoint's own filters belong to legacy alone, so that they do not run for requests that a job answers. Without it an endpoint
    /// with filters is refused: one that checks who may call would let all pass. Authorization policies and middleware hold for both sides.
    /// </summary>
    public EndpointMigration<TRequest, TJob> LeaveFiltersToLegacy()
    {
        LeavesFilters = true;
        return this;
    }
}
