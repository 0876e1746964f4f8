package io.qualitender.api.party;

import io.dropwizard.lifecycle.Managed;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.party.directory.DirectoryFile;
import io.qualitender.api.party.directory.DirectoryResource;
import io.qualitender.api.party.organization.OrganizationResource;
import io.qualitender.api.party.organization.OrganizationService;
import io.qualitender.api.reference.ReferenceModule;
import io.qualitender.kernel.component.Components;
import io.qualitender.kernel.component.Transactions;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.Tx;
import java.util.function.Consumer;

/** Builds and registers the parties: training organizations and certification bodies. */
public final class PartyModule {

  private final Directory directory = new Directory();
  private final OrganizationService organizations;

  /**
   * @param onFirstProfile see {@link OrganizationService}
   * @param onProfileChange see {@link OrganizationService}
   */
  public PartyModule(
      Components components,
      Transactions transactions,
      ReferenceModule reference,
      Consumer<Tx> onFirstProfile,
      Consumer<Tx> onProfileChange) {
    Reads reads = transactions.reads();
    organizations =
        new OrganizationService(reference.auditRules(), onFirstProfile, onProfileChange);
    components.addManaged(loadDirectory(transactions.control()));
    components.addResource(new DirectoryResource(reads, directory));
    components.addResource(new OrganizationResource(reads, transactions.writes(), organizations));
  }

  public Directory directory() {
    return directory;
  }

  public OrganizationService organizations() {
    return organizations;
  }

  /** Loads the directory shipped with this build at the start. */
  private static Managed loadDirectory(ControlTx control) {
    DirectoryFile file = DirectoryFile.read();
    return new Managed() {
      @Override
      public void start() {
        file.load(control);
      }
    };
  }
}
