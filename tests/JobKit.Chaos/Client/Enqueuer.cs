using JobKit.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>Enqueues planned jobs through all doors, each until it is acknowledged: a failed call is repeated with the same id.</summary>
internal sealed class Enqueuer(IJobQueue queue, IServiceScopeFactory scopes, ClientLog log)
{
    public async Task EnqueueAsync(PlannedJob plan, JobId id)
    {
        log.Write(ClientEvent.Intent, plan.Index, id);
        while (true)
        {
            try
            {
                await ByDoorAsync(plan, id);
                log.Write(plan.Door == EnqueueDoor.RolledBack ? ClientEvent.RolledBack : ClientEvent.Acknowledged, plan.Index, id);
                break;
            }
            catch (JobConflictException refused)
            {
                log.Write(ClientEvent.Refused, plan.Index, id, refused.Message.ReplaceLineEndings(" "));
                return;
            }
            catch (Exception error)
            {
                // Whatever it was, nobody can say whether the job is stored: the promise under test is that repeating is safe.
                log.Write(ClientEvent.Unknown, plan.Index, id, $"{error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
                await Clock.Delay(50);
            }
        }

        if (plan.Kind == JobKind.Cancelled)
            await CancelAsync(plan, id);
    }

    private Task ByDoorAsync(PlannedJob plan, JobId id) => plan.Kind switch
    {
        JobKind.Instant => ByDoorAsync(new Instant(plan.Index), plan, id),
        JobKind.Hashing => ByDoorAsync(new Hashing(plan.Index), plan, id),
        JobKind.Waiting => ByDoorAsync(new Waiting(plan.Index), plan, id),
        JobKind.Transactional => ByDoorAsync(new Transactional(plan.Index), plan, id),
        JobKind.Outside => ByDoorAsync(new Outside(plan.Index), plan, id),
        JobKind.FailingOnce => ByDoorAsync(new FailingOnce(plan.Index), plan, id),
        JobKind.Failing => ByDoorAsync(new Failing(plan.Index), plan, id),
        JobKind.Snoozing => ByDoorAsync(new Snoozing(plan.Index), plan, id),
        JobKind.Cancelled => ByDoorAsync(new Cancelled(plan.Index), plan, id),
        JobKind.Serial => ByDoorAsync(new Serial(plan.Index), plan, id),
        _ => ByDoorAsync(new Deaf(plan.Index), plan, id),
    };

    private async Task ByDoorAsync<TJob>(TJob job, PlannedJob plan, JobId id)
        where TJob : notnull
    {
        var options = new EnqueueOptions { Id = id, LimitKey = plan.LimitKey };
        if (plan.Door == EnqueueDoor.Queue)
        {
            await queue.EnqueueAsync(job, options);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ChaosContext>();
        if (await db.Orders.AnyAsync(order => order.JobId == id.Value))
            return;
        await using var transaction = plan.Door == EnqueueDoor.Tracked ? null : await db.Database.BeginTransactionAsync();
        db.Orders.Add(new Order { JobId = id.Value });
        if (transaction is null)
        {
#pragma warning disable MA0042 // The tracked form is what is under test here.
            db.Enqueue(job, options);
#pragma warning restore MA0042
            await db.SaveChangesAsync();
            return;
        }

        await db.SaveChangesAsync();
        await db.EnqueueAsync(job, options);
        if (plan.Door == EnqueueDoor.RolledBack)
            await transaction.RollbackAsync();
        else
            await transaction.CommitAsync();
    }

    private async Task CancelAsync(PlannedJob plan, JobId id)
    {
        await Clock.Delay(Dice.For(plan.Index, 0, "cancel").Next(0, 300));
        try
        {
            await queue.CancelAsync(id, "the client thought better of it");
        }
        catch (Exception)
        {
            // A cancel that got lost leaves a job that completes, which the checker accepts.
        }
    }
}
