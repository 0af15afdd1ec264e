using JobKit.Storage;
using JobKit.Testing;

namespace Snippets;

internal static class FaultyStore
{
    public static FaultyJobStore Wrap(IJobStore store)
    {
        #region faulty-store
        var faulty = new FaultyJobStore(store, seed: 7) { Rates = new FaultRates { ThrowBefore = 0.05, ExecuteThenThrow = 0.05 } };
        faulty.RatesOf[StoreCall.Prepare] = new FaultRates(); // this one never fails
        #endregion
        return faulty;
    }
}
