using System.Text.Json;

namespace JobKit.Migration;

/// <summary>A legacy endpoint whose job is still to be said.</summary>
public sealed class LegacyRoute
{
    private readonly string _route;

    internal LegacyRoute(string route) => _route = route;

    /// <summary>Jobs of this class do its work.</summary>
    public LegacyContractBuilder<TJob> To<TJob>()
        where TJob : notnull => new(new(_route, JobTypeName.Of(typeof(TJob))));

    /// <summary>Jobs of this stored name do its work; payload and result are seen as JSON.</summary>
    public LegacyContractBuilder<JsonElement> To(string jobType)
    {
        ArgumentNullException.ThrowIfNull(jobType);
        return new(new(_route, jobType));
    }
}
