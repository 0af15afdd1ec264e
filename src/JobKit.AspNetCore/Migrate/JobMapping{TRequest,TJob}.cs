using Microsoft.AspNetCore.Http;

namespace JobKit.AspNetCore;

/// <summary>Makes the job of a request.</summary>
internal sealed class JobMapping<TRequest, TJob>
    where TRequest : notnull
    where TJob : notnull
{
    private readonly Func<TRequest, HttpContext, TJob> _map;

    private JobMapping(Func<TRequest, HttpContext, TJob> map, IReadOnlyList<string> problems) => (_map, Problems) = (map, problems);

    /// <summary>Why it cannot be made, a sentence for each reason.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>By what the app says, else by the members' names.</summary>
    public static JobMapping<TRequest, TJob> Of(Func<TRequest, HttpContext, TJob>? said)
    {
        if (said is not null)
        {
            return new(said, []);
        }

        if (typeof(TJob).IsAssignableFrom(typeof(TRequest)))
        {
            return new((request, _) => (TJob)(object)request, []);
        }

        var names = new NameMapping(typeof(TRequest), typeof(TJob));
        return new((request, _) => (TJob)names.Map(request), names.Problems);
    }

    public TJob Map(TRequest request, HttpContext http) => _map(request, http);
}
