using JobKit;
using JobKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class GettingStarted
{
    public static void UseSqlite(IServiceCollection services)
    {
        #region use-sqlite
        services.AddBackgroundJobs(jobs => jobs
            .AddHandler<SendReceipt, SendReceiptHandler>()
            .UseEntityFrameworkCore(options => options.UseSqlite("Data Source=jobs.db")));
        #endregion
    }

    public static void UsePostgreSql(IServiceCollection services, string connectionString)
    {
        #region use-postgresql
        services.AddBackgroundJobs(jobs => jobs
            .AddHandler<SendReceipt, SendReceiptHandler>()
            .UseEntityFrameworkCore(options => options.UseNpgsql(connectionString)));
        #endregion
    }

    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        #region migrate
        await services.MigrateBackgroundJobsAsync(ct);                      // a step of the deployment, or
        var script = services.GetBackgroundJobsMigrationScript();           // for whoever may change the database
        #endregion
        _ = script;
    }

    public static void UseOwnContext(IServiceCollection services)
    {
        #region use-own-context
        services.AddDbContext<ShopContext>(options => options.UseSqlite("Data Source=shop.db"));
        services.AddBackgroundJobs(jobs => jobs
            .AddHandler<SendReceipt, SendReceiptHandler>()
            .UseEntityFrameworkCore<ShopContext>());
        #endregion
    }

    public static async Task EnqueueWithSaveChangesAsync(ShopContext db, CancellationToken ct)
    {
        #region enqueue-with-save-changes
        var order = new Order { Total = 42 };
        db.Orders.Add(order);
        db.Enqueue(new SendReceipt(order.Id));
        await db.SaveChangesAsync(ct);          // both, or neither
        #endregion
    }

    public static async Task EnqueueWithKeyAsync(ShopContext db, Guid orderId, CancellationToken ct)
    {
        #region enqueue-with-key
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var answer = await db.EnqueueAsync(new SendReceipt(orderId), new() { UniqueKey = $"receipt-{orderId}" }, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        Console.WriteLine(answer.IsNew ? "queued" : "was queued already");
        #endregion
    }

    public static void Options(IServiceCollection services)
    {
        #region handler-options
        services.AddBackgroundJobs(jobs => jobs
            .AddHandler<SendReceipt, SendReceiptHandler>(options => options
                .OnException<FormatException>(RetryRule.FailAtOnce)
                .OnException<HttpRequestException>(RetryRule.RetryAfter(TimeSpan.FromMinutes(1))))
            .ConfigureJobs(options => options.MaxAttempts = 10)
            .ConfigureWorker(options => options.Concurrency = 20)
            .ConfigureQueue("slow", options => options.Concurrency = 2));
        #endregion
    }

    public static async Task FollowAsync(IJobQueue queue, JobId id, CancellationToken ct)
    {
        #region follow
        var job = await queue.GetAsync(id, owner: "ann", ct);          // null where the job is not Ann's
        Console.WriteLine($"{job?.Status} {job?.Progress} % {job?.Step}");
        await queue.CancelAsync(id, "no longer wanted", ct);
        var recent = await queue.ListAsync(new() { Owner = "ann", Limit = 20 }, ct);
        #endregion
        _ = recent;
    }
}

#region order-context
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddBackgroundJobs();
}
#endregion

public sealed class Order
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public decimal Total { get; init; }

    public bool ReceiptSent { get; set; }
}

[JobType("receipt.send")]
public sealed record SendReceipt(Guid OrderId);

public sealed class SendReceiptHandler : IJobHandler<SendReceipt>
{
    public Task HandleAsync(SendReceipt job, JobContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}

#region handler
[JobType("report.write")]
public sealed record WriteReport(int Pages);

public sealed class WriteReportHandler(IPrinter printer) : IJobHandler<WriteReport, string>
{
    public async Task<string> HandleAsync(WriteReport job, JobContext context, CancellationToken cancellationToken)
    {
        for (var page = context.GetCheckpoint<int>() + 1; page <= job.Pages; page++)
        {
            await printer.PrintAsync(page, context.IdempotencyKey, cancellationToken);
            await context.SetCheckpointAsync(page, cancellationToken);
            await context.ReportProgressAsync(100 * page / job.Pages, $"Page {page} of {job.Pages}");
        }

        return $"{job.Pages} pages";
    }
}
#endregion

#region complete-with
public sealed class MarkSentHandler(ShopContext db) : IJobHandler<MarkSent, bool>
{
    public async Task<bool> HandleAsync(MarkSent job, JobContext context, CancellationToken cancellationToken)
    {
        var order = await db.Orders.SingleAsync(o => o.Id == job.OrderId, cancellationToken);
        order.ReceiptSent = true;
        await context.CompleteWithAsync(db, true, cancellationToken);       // the order's change and the job's end, in one transaction
        return true;
    }
}
#endregion

public sealed record MarkSent(Guid OrderId);

public interface IPrinter
{
    Task PrintAsync(int page, string idempotencyKey, CancellationToken cancellationToken);
}
