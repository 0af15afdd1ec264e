using System.Security.Claims;
using JobKit.Migration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobKit.WebLoad;

/// <summary>One endpoint three times: bare, migrated in stage Off, migrated in stage Complete. On Kestrel, over loopback.</summary>
internal sealed class WebLoadApp : IAsyncDisposable
{
    private static readonly OperatorAction Operator = new("benchmark", "to measure it");

    private readonly WebApplication _app;
    private readonly string? _folder;

    private WebLoadApp(WebApplication app, string? folder) => (_app, _folder) = (app, folder);

    public Uri Address => new(_app.Urls.Single());

    public static async Task<WebLoadApp> StartAsync(bool onSqlite)
    {
        var folder = onSqlite ? Directory.CreateTempSubdirectory("jobkit-webload").FullName : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddBackgroundJobs(jobs =>
        {
            jobs.AddHandler<MakeOrder, Made, MakeOrderHandler>();
            if (folder is not null)
            {
                jobs.UseEntityFrameworkCore(options => options.UseSqlite($"Data Source={Path.Combine(folder, "jobs.db")}"));
            }
        });
        builder.Services.AddJobMigration(migration =>
        {
            migration.AddRollout(RolloutPlans.TwoStages("off")).AddRollout(RolloutPlans.TwoStages("all"));
            if (folder is not null)
            {
                migration.UseEntityFrameworkCore();
            }
        });
        builder.Services.AddBackgroundJobsApi();
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, http.Request.Headers["X-User"].ToString())], "header"));
            return next(http);
        });
        app.MapPost("/bare", Make);
        app.MapPost("/off", Make).MigrateToJob<Order, MakeOrder>("off");
        app.MapPost("/all", Make).MigrateToJob<Order, MakeOrder>("all");
        var stopping = app.Lifetime.ApplicationStopping;
        await app.StartAsync(stopping);
        var rollouts = app.Services.GetRequiredService<IRollouts>();
        foreach (var person in new[] { "ann", "bob" })
        {
            await rollouts.ApproveAsync(new("all", new(person, "to measure it")), MigrationStage.Complete, stopping);
        }

        var stage = (await rollouts.StartAsync(new("all", Operator), acceptInfeasible: true, stopping)).Stage;
        return stage == MigrationStage.Complete ? new(app, folder) : throw new InvalidOperationException($"The rollout stands at {stage}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static IResult Make(Order order) => Results.Ok(new Made("o-1", order.Title, order.Pages));
}
