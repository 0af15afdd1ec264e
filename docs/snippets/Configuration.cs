using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class ConfigurationSample
{
    public static void Code(WebApplicationBuilder builder)
    {
        #region configuration-code
        builder.Services.AddBackgroundJobs(jobs => jobs
            .AddHandler<WriteReport, string, WriteReportHandler>()
            .ConfigureWorker(worker => worker.ShutdownGrace = TimeSpan.FromSeconds(10)));   // wins over JobKit:Worker:ShutdownGrace
        #endregion
    }

    public static void Variables(WebApplicationBuilder builder)
    {
        #region configuration-environment
        builder.Configuration.AddJobKitEnvironment();
        #endregion
    }

    #region configuration-package
    public sealed class MirrorOptions
    {
        /// <summary>How many jobs are mirrored at once; 4 by default.</summary>
        public int Parallel { get; set; } = 4;
    }

    public static void AddMirror(IServiceCollection services) =>
        services.AddOptions<MirrorOptions>()
            .BindJobKit("Mirror")                                                           // JobKit:Mirror:Parallel
            .Validate(it => it.Parallel is >= 1 and <= 64, "JobKit:Mirror:Parallel must be between 1 and 64. Set it to how many jobs are mirrored at once, or remove it.")
            .ValidateOnStart();
    #endregion
}
