using JobKit.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The parts behind the operators' routes of jobs.</summary>
internal static class JobAdminServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddScoped<ReadMe>();
        services.TryAddSingleton<ReadOverview>();
        services.TryAddSingleton<AdminJobView>();
        services.TryAddScoped<AdminJobs>();
        services.TryAddSingleton<OperateJobs>();
        services.TryAddSingleton<AdminQueues>();
        services.TryAddSingleton<ReadNodes>();
    }
}
